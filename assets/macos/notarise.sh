#!/usr/bin/env bash
# Signs Fodder.app and has Apple look through it, so that macOS opens it without a warning. Runs on macOS only, and does nothing
# where there is no key.
#   notarise.sh FOLDER/Fodder.app
# From the environment:
#   MACOS_CERTIFICATE            a certificate "Developer ID Application" with its key, as base64 of a .p12
#   MACOS_CERTIFICATE_PASSWORD   the password of that file
#   MACOS_NOTARY_KEY             a key of App Store Connect, as base64 of a .p8
#   MACOS_NOTARY_KEY_ID, MACOS_NOTARY_ISSUER   which key, and whose
set -euo pipefail
app=${1:?Fodder.app}
root=$(cd "$(dirname "$0")/../.." && pwd)
if [ -z "${MACOS_CERTIFICATE:-}" ]; then
  echo "No certificate: $app stays unsigned. macOS opens it after a right click and Open."
  # On Apple's own processors nothing runs without a signature, be it one that names nobody.
  codesign --force --sign - "$app"
  exit 0
fi

scratch=$(mktemp -d)
keychain=$scratch/release.keychain-db
trap 'security delete-keychain "$keychain" 2>/dev/null || true; rm -rf "$scratch"' EXIT
password=$(uuidgen)
base64 --decode <<<"$MACOS_CERTIFICATE" >"$scratch/certificate.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings "$keychain"
security unlock-keychain -p "$password" "$keychain"
# Where certificates between this one and Apple's are looked for.
security list-keychains -d user -s "$keychain" login.keychain-db
security import "$scratch/certificate.p12" -k "$keychain" -P "${MACOS_CERTIFICATE_PASSWORD:?}" -T /usr/bin/codesign
# Without this codesign asks for the password in a window.
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
identity=$(security find-identity -v -p codesigning "$keychain" | sed -n 's/^ *1) \([0-9A-F]*\) .*/\1/p')
[ -n "$identity" ] || { echo "notarise.sh: the certificate is not one for signing programs" >&2; exit 1; }

# The hardened runtime and a time stamp are conditions of the notary. The entitlements are none: Fodder makes no code while it
# runs and loads no library of others. It is not sandboxed, because a path that is typed into the window or a terminal could not
# be read then. (This stands here, because codesign refuses entitlements that hold a comment.)
codesign --force --options runtime --timestamp --entitlements "$root/assets/macos/fodder.entitlements" \
  --keychain "$keychain" --sign "$identity" "$app"
codesign --verify --strict --verbose=2 "$app"

if [ -z "${MACOS_NOTARY_KEY:-}" ]; then
  echo "No key for the notary: $app is signed and not notarised."
  exit 0
fi
base64 --decode <<<"$MACOS_NOTARY_KEY" >"$scratch/notary.p8"
ditto -c -k --keepParent "$app" "$scratch/Fodder.zip"
xcrun notarytool submit "$scratch/Fodder.zip" --key "$scratch/notary.p8" --key-id "${MACOS_NOTARY_KEY_ID:?}" \
  --issuer "${MACOS_NOTARY_ISSUER:?}" --wait
# The ticket in the bundle, so that it opens without a connection too.
xcrun stapler staple "$app"
spctl --assess --type execute --verbose "$app"
