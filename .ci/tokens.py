#!/usr/bin/env python3
"""Writes assets/tokens/o200k_base.zip from the vocabulary that the crate tiktoken-rs has as text, in a third of its size.

python3 .ci/tokens.py ~/.cargo/registry/src/*/tiktoken-rs-*/assets/o200k_base.tiktoken

In it, `o200k_base` holds the tokens in the order of their ranks, from 0 without a gap, and `lengths` a byte for each with its length.
Apart, the two deflate to a twentieth less.
"""
import base64
import sys
import zipfile

tokens = []
with open(sys.argv[1], encoding="ascii") as lines:
    for line in lines:
        token, rank = line.split()
        tokens.append((int(rank), base64.b64decode(token)))
tokens.sort()
assert [rank for rank, _ in tokens] == list(range(len(tokens))), "the ranks have a gap"
with zipfile.ZipFile("assets/tokens/o200k_base.zip", "w", compresslevel=9) as out:
    parts = {"lengths": bytes(len(token) for _, token in tokens), "o200k_base": b"".join(token for _, token in tokens)}
    for name, data in parts.items():
        # The same file gives the same bytes.
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        out.writestr(entry, data)
