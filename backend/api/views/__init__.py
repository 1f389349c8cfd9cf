"""Views, one module per resource: parse, call one controller, render."""
