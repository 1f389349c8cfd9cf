"""CodeCarbon's ``emissions.csv``, every version from 0.0.9 on: columns, repairs, and what its values really mean.

Sources: CodeCarbon's released code and documentation, and files published with models on the Hugging Face Hub.
"""
