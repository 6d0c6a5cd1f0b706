"""Who says what, how firmly: rules over one text. Text in, values out; nothing is stored or shown here."""
