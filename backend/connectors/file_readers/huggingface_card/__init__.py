"""Hugging Face model cards: the emissions and results that their YAML states, and how its values are written.

Source: https://huggingface.co/docs/hub/model-cards-co2 and cards published on the Hub.
"""
