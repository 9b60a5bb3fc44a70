#!/usr/bin/env bash
# Cuts Hack to the letters that file names and raw files are mostly written in, because all of a font is downloaded with the program.
# What is left out is drawn by the system's fonts. Needs pyftsubset, of fonttools.
#
#   assets/subset-font.sh /somewhere/Hack-Regular.ttf
set -euo pipefail
cd "$(dirname "$0")/fonts"

# Latin, Greek, Cyrillic; punctuation, currencies, a few signs.
letters=U+0020-024F,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-04FF,U+1E00-1EFF
signs=U+2000-20BF,U+2100-214F,U+2190-2199,U+2212,U+2215,U+2219,U+221A,U+221E,U+2248,U+2260,U+2264,U+2265,U+25A0-25FF,U+2713,U+2717,U+FFFD
pyftsubset "$1" --output-file=hack-regular.ttf --unicodes="$letters,$signs" --glyph-names --notdef-outline --name-IDs='*' \
  --layout-features='*' --drop-tables+=DSIG,TTFA
