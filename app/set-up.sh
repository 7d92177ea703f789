# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What app/run and tests/run share: which packages there have to be, and how a fresh machine gets them.
# To be sourced. Debian 12, Debian 13 and Ubuntu 24.04 have all of these under these names.
# shellcheck disable=SC2034 # the lists are read by those who source this

# To build the programs and to run them. libxlsxwriter wants minizip's, and does not say so in Debian 13.
packages_build=(
  gcc libc6-dev meson ninja-build pkgconf gettext
  libglib2.0-dev libgtk-4-dev libsqlite3-dev libqrencode-dev libsodium-dev libcsv-dev libjson-glib-dev libarchive-dev
  libxml2-dev libxml2-utils libxlsxwriter-dev libminizip-dev libudisks2-dev libpq-dev libgdk-pixbuf-2.0-dev librsvg2-dev
  librsvg2-common libpango1.0-dev libcairo2-dev libsystemd-dev fonts-inter fonts-noto-core fonts-liberation2 locales)

# To walk through a visit where there is no display.
packages_walk=(xvfb xdotool imagemagick dbus at-spi2-core python3 python3-gi gir1.2-atspi-2.0)

# To run every test.
packages_tests=(
  xvfb xdotool dbus at-spi2-core python3 python3-gi gir1.2-atspi-2.0
  zbar-tools imagemagick strace faketime binutils uncrustify shellcheck minisign
  libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils
  udisks2 udev polkitd e2fsprogs dosfstools exfatprogs exfat-fuse fusefat
  postgresql
  desktop-file-utils appstream libgtk-4-bin mount util-linux)

# To make the disk image, and to run it in a virtual machine (tests/vm/run).
packages_image=(mmdebstrap squashfs-tools dosfstools mtools fdisk e2fsprogs dpkg-dev python3 util-linux)
packages_vm=(qemu-system-x86 qemu-utils ovmf cpio zstd tesseract-ocr tesseract-ocr-vie imagemagick zbar-tools
  exfatprogs exfat-fuse squashfs-tools python3 e2fsprogs dosfstools mtools mount util-linux)

# To fuzz: clang and its libFuzzer.
packages_fuzz=(clang libclang-rt-dev)

# To make the Debian package (assets/packaging/build).
packages_packaging=(build-essential dpkg-dev debhelper fakeroot lintian)

# To measure (tests/bench/run).
packages_bench=(
  libx11-dev libxext-dev libxtst-dev libxdamage-dev
  postgresql xvfb dbus python3 chromium qrencode sqlite3 zbar-tools)

say ()
{
  printf '\n==> %s\n' "$*"
}

fail ()
{
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# as_root COMMAND…
as_root ()
{
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root, and there is no sudo: $*"
  fi
}

# missing_packages PACKAGE…: those that are not installed, one a line.
missing_packages ()
{
  local package
  local -A have=()

  while read -r package; do
    have[$package]=1
  done < <(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null \
           | sed --quiet 's/^installed //p')
  for package in "$@"; do
    [ -n "${have[$package]-}" ] || echo "$package"
  done
}

# install_packages PACKAGE…: what is missing of them; waits for another apt to end.
install_packages ()
{
  local missing
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -y)

  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  command -v apt-get >/dev/null || fail "these packages are missing, and there is no apt-get: ${missing[*]}"
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  as_root "${apt[@]}" update || echo "The lists of packages could not be renewed; trying with those that are here."
  as_root "${apt[@]}" install --no-install-recommends "${missing[@]}" || fail "apt-get could not install the packages"
}

# gettext looks up Vietnamese under a Vietnamese locale only.
build_locale ()
{
  if ! locale -a | grep --quiet --ignore-case --line-regexp 'vi_VN\.utf-\?8'; then
    say "Building the locale vi_VN.UTF-8"
    as_root localedef -i vi_VN -f UTF-8 vi_VN.UTF-8
  fi
}

# configure FOLDER OPTION…: once, and again where the options changed. Leaves the rest to ninja.
configure ()
{
  local folder=$1
  shift

  if [ ! -f "$folder/build.ninja" ]; then
    say "Configuring in $folder"
    meson setup "$folder" "$@" || fail "meson could not configure; see $folder/meson-logs/meson-log.txt"
    printf '%s\n' "$@" > "$folder/options"
  elif ! printf '%s\n' "$@" | cmp --quiet - "$folder/options"; then
    say "Configuring anew in $folder"
    meson setup --reconfigure "$folder" "$@" || fail "meson could not configure"
    printf '%s\n' "$@" > "$folder/options"
  fi
}

# build FOLDER OPTION…: configures, and builds everything.
build ()
{
  configure "$@"
  say "Building in $1"
  ninja -C "$1" || fail "the build failed"
}

# Whether there is a clang that can link libFuzzer.
has_fuzzer ()
{
  echo 'int LLVMFuzzerTestOneInput (const void *data, unsigned long size) { return 0; }' \
    | clang -fsanitize=fuzzer,address,undefined -x c - -o /dev/null 2>/dev/null
}

# To .build/fuzz, with clang, whatever builds the rest; what clang warns of that gcc does not is no fault.
build_fuzzers ()
{
  CC=clang configure .build/fuzz -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false
  say "Building the fuzzers in .build/fuzz"
  ninja -C .build/fuzz fuzzers || fail "the build of the fuzzers failed"
}
