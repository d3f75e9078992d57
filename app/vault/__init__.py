"""Keys: the key file, the device secret, passphrase and recovery key, and the sealed inbox."""
