#!/bin/sh
# Puts Fodder where the desktop finds it, or takes it away again. It lies at the top of the unpacked tarball.
#   ./install.sh                     for yourself, in ~/.local
#   sudo ./install.sh --prefix /usr/local
#   …/share/fodder/uninstall         takes away what was put there, and nothing else
# DESTDIR, if set, stands before every path, for those who build packages from the tarball.
set -eu

usage() {
  sed -n '2,6s/^# \{0,1\}//p' "$0"
  exit "$1"
}

prefix=${HOME:-}/.local
while [ $# -gt 0 ]; do
  case $1 in
    --prefix)
      [ $# -ge 2 ] || usage 2
      prefix=$2
      shift 2
      ;;
    --prefix=*)
      prefix=${1#--prefix=}
      shift
      ;;
    -h | --help) usage 0 ;;
    *) usage 2 >&2 ;;
  esac
done
case $prefix in
  *[\"\`\$\\%\|\&]*)
    # Each means something in a desktop file or below, and no folder for programs has one in its name.
    echo "install.sh: the prefix holds a character that menus misread: $prefix" >&2
    exit 2
    ;;
  /*) ;;
  *)
    echo "install.sh: the prefix has to begin with a slash: $prefix" >&2
    exit 2
    ;;
esac

here=$(cd "$(dirname "$0")" && pwd)
root=${DESTDIR:-}$prefix
umask 022

list=$(mktemp)
trap 'rm -f "$list"' EXIT
(cd "$here" && find bin share -type f) | LC_ALL=C sort >"$list"
while IFS= read -r file; do
  mkdir -p "$root/$(dirname "$file")"
  mode=644
  [ "${file%%/*}" != bin ] || mode=755
  # `install` removes an old file before it writes, so that a Fodder that is running keeps the one it was started from.
  install -m "$mode" "$here/$file" "$root/$file"
done <"$list"
# Menus are told where the program lies, because ~/.local/bin is not on every PATH that a desktop starts programs with.
sed -e "s|^Exec=fodder|Exec=\"$prefix/bin/fodder\"|" -e "s|^TryExec=fodder|TryExec=$prefix/bin/fodder|" \
  "$here/share/applications/fodder.desktop" >"$root/share/applications/fodder.desktop"

# What takes it away again: the list of files, and a script that has the prefix from where it lies.
mkdir -p "$root/share/fodder"
install -m 644 "$list" "$root/share/fodder/files"
cat >"$root/share/fodder/uninstall" <<'UNINSTALL'
#!/bin/sh
# Takes away the files of Fodder that install.sh put here, and folders that are empty then. Your settings stay.
set -eu
share=$(cd "$(dirname "$0")/.." && pwd)
prefix=$(dirname "$share")
while IFS= read -r file; do
  rm -f "$prefix/$file"
done <"$share/fodder/files"
# The list of programs by kind of file, if it is all that is left of the menu's folder.
if [ "$(ls -A "$share/applications" 2>/dev/null)" = mimeinfo.cache ]; then rm "$share/applications/mimeinfo.cache"; fi
# The deepest folders first. A folder that holds anything else stays.
sed 's|/[^/]*$||' "$share/fodder/files" | LC_ALL=C sort -ru | while IFS= read -r folder; do
  while [ "$folder" != . ]; do
    rmdir "$prefix/$folder" 2>/dev/null || true
    folder=$(dirname "$folder")
  done
done
rm -f "$share/fodder/files" "$share/fodder/uninstall"
rmdir "$share/fodder" "$share" 2>/dev/null || true
if command -v update-desktop-database >/dev/null && [ -d "$share/applications" ]; then
  update-desktop-database -q "$share/applications" || true
fi
UNINSTALL
chmod 755 "$root/share/fodder/uninstall"

# Refreshes what lists programs by the kinds of files that they open. It changes no default.
if [ -z "${DESTDIR:-}" ] && command -v update-desktop-database >/dev/null; then
  update-desktop-database -q "$prefix/share/applications" || true
fi

echo "Fodder is in $root/bin. To take it away: $root/share/fodder/uninstall"
case :$PATH: in
  *":$prefix/bin:"*) ;;
  *) echo "$prefix/bin is not on your PATH; the menu finds it, a terminal only by its whole path." ;;
esac
