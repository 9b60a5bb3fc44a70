#!/usr/bin/env bash
# Puts Fodder.app together: the program, its icon, what macOS asks to know of it, and the licences.
#   bundle.sh PROGRAM THIRD-PARTY FOLDER
# PROGRAM is the built program, for both kinds of processor if it is to run on both (`lipo -create`). THIRD-PARTY is the file with
# the crates' licences. Fodder.app is written into FOLDER. Needs nothing that only macOS has, so that it can be tried elsewhere.
set -euo pipefail
program=${1:?the program}
notices=${2:?the file with the licences of the crates}
folder=${3:?where to put Fodder.app}
root=$(cd "$(dirname "$0")/../.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)

contents=$folder/Fodder.app/Contents
rm -rf "$folder/Fodder.app"
mkdir -p "$contents/MacOS" "$contents/Resources"
install -m 755 "$program" "$contents/MacOS/fodder"
install -m 644 "$root/assets/macos/fodder.icns" "$contents/Resources/fodder.icns"
install -m 644 "$notices" "$contents/Resources/third-party.txt"
install -m 644 "$root/LICENSE-MIT" "$root/LICENSE-APACHE" "$contents/Resources/"
sed -e "s/@version@/$version/" "$root/assets/macos/Info.plist" >"$contents/Info.plist"
# Old, and still looked for by some tools.
printf 'APPL????' >"$contents/PkgInfo"
