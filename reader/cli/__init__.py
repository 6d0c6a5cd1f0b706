"""The commands: arguments in, lines out, an exit status. Textual is loaded only to open the screens."""
