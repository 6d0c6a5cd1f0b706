"""From values to text, a module for each form: `markdown` for people, `jsonl` for programs and for coming back."""
