#!/usr/bin/env python3
"""Writes assets/tokens/o200k_base.zip from the vocabulary that the crate tiktoken-rs has as text, in less than a quarter of its size.

python3 .ci/tokens.py ~/.cargo/registry/src/*/tiktoken-rs-*/assets/o200k_base.tiktoken

In it, the tokens stand in the order of their bytes, in which neighbours begin alike: `prefixes` has a byte for each that says how many
bytes it shares with the token before it, `lengths` one that says how many follow, and `o200k_base` those that follow. `ranks` has their
ranks: the lowest bytes of all of them, then the middle ones, then the highest. So they deflate to four fifths of what they take in the
order of their ranks.
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
parts = {"prefixes": bytearray(), "lengths": bytearray(), "o200k_base": bytearray(), "ranks": bytearray()}
before = b""
ordered = sorted((token, rank) for rank, token in tokens)
for token, _ in ordered:
    shared = 0
    while shared < min(len(token), len(before)) and token[shared] == before[shared]:
        shared += 1
    parts["prefixes"].append(shared)
    parts["lengths"].append(len(token) - shared)
    parts["o200k_base"] += token[shared:]
    before = token
for place in range(3):
    parts["ranks"] += bytes(rank >> 8 * place & 255 for _, rank in ordered)
with zipfile.ZipFile("assets/tokens/o200k_base.zip", "w", compresslevel=9) as out:
    for name, data in parts.items():
        # The same file gives the same bytes.
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        out.writestr(entry, bytes(data))
