#!/usr/bin/env bash
# Draws the icon in the forms that desktops ask for, from fodder.svg alone, so that all of them show the same.
#   render.sh hicolor DIR    PNGs from 16 to 512 pixels and the SVG, below DIR/hicolor (Linux; made while packing)
#   render.sh ico FILE       for Windows (assets/windows/fodder.ico)
#   render.sh icns FILE      for macOS (assets/macos/fodder.icns)
# The last two are committed, because neither Windows nor macOS has a tool of its own that draws an SVG: run this again when
# the SVG changes. On Debian it needs librsvg2-bin, icoutils and icnsutils.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
svg=$here/fodder.svg
form=${1:?hicolor, ico or icns}
to=${2:?where to write}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
draw() { rsvg-convert --width "$1" --height "$1" --format png --output "$2" "$svg"; }

case $form in
  hicolor)
    # The sizes for which menus and docks ask. They scale any other from the SVG.
    for size in 16 22 24 32 48 64 128 256 512; do
      folder=$to/hicolor/${size}x$size/apps
      mkdir -p "$folder"
      draw "$size" "$folder/fodder.png"
    done
    mkdir -p "$to/hicolor/scalable/apps"
    install -m 644 "$svg" "$to/hicolor/scalable/apps/fodder.svg"
    ;;
  ico)
    # Small icons at 100, 125, 150 and 200 percent, large ones, and the preview. The largest is stored as PNG, which saves
    # 250 KB and is read since Windows Vista.
    images=()
    for size in 16 20 24 32 40 48 64; do
      draw "$size" "$scratch/$size.png"
      images+=("$scratch/$size.png")
    done
    draw 256 "$scratch/256.png"
    icotool --create --output "$to" "${images[@]}" --raw="$scratch/256.png"
    ;;
  icns)
    # macOS takes the icon of 1024 pixels as the one of 512 on displays with doubled density.
    images=()
    for size in 16 32 128 256 512 1024; do
      draw "$size" "$scratch/$size.png"
      images+=("$scratch/$size.png")
    done
    png2icns "$to" "${images[@]}"
    ;;
  *)
    echo "render.sh: no form is called $form" >&2
    exit 2
    ;;
esac
