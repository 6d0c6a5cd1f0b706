"""Dialogs over the screens: each is a modal screen with a typed result, `None` when it was closed without one.

Import them from their modules, so that nothing is loaded before it is opened: `from reader.tui.dialogs.note import
NoteDialog` inside the action.
"""
