"""Shapes of requests and answers, one module per resource. No queries here: they render what a controller gave."""
