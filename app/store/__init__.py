"""The register: what is kept, encrypted; it is handed a key and never asks where the key came from."""
