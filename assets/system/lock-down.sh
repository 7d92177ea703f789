# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What congdanso-kiosk-enable and congdanso-kiosk-disable share. To be sourced.
# shellcheck disable=SC2034 # read by those who source this

root=
changes=0
units='congdanso-kiosk.service congdanso-kiosk-usb.service congdanso-kiosk-usb-answer.path'
target=congdanso-kiosk.target
masked='getty@tty1.service ctrl-alt-del.target'
state=/var/lib/congdanso-kiosk
usb=/usr/libexec/congdanso-kiosk/congdanso-kiosk-usb
sources=/usr/share/congdanso-kiosk/lock-down

# say ENGLISH VIETNAMESE: in the language of whoever sits there.
say ()
{
  case ${LC_ALL:-${LC_MESSAGES:-${LANG-}}} in
    vi*) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

fail ()
{
  say "${0##*/}: $1" "${0##*/}: $2" >&2
  exit "${3:-1}"
}

# did ENGLISH VIETNAMESE: something was changed.
did ()
{
  changes=$((changes + 1))
  say "  $1" "  $2"
}

# Whether the machine that is changed is the one that runs, with systemd at work.
is_live ()
{
  [ -z "$root" ] && [ -d /run/systemd/system ]
}

# ctl VERB…: systemctl on the files of the machine that is changed.
ctl ()
{
  systemctl ${root:+--root="$root"} --quiet "$@"
}

# The state of a unit's file: enabled, disabled, masked …
state_of ()
{
  systemctl ${root:+--root="$root"} is-enabled "$1" 2>/dev/null || true
}

# parse ARGUMENT…: --root DIR, for a machine that does not run; what else there is, is left in $others.
parse ()
{
  others=
  while [ $# -gt 0 ]; do
    case $1 in
      --root=*) root=${1#--root=} ;;
      --root)
        [ $# -gt 1 ] || fail '--root wants a folder' 'sau --root phải có thư mục' 2
        root=$2
        shift ;;
      *) others="$others $1" ;;
    esac
    shift
  done
  root=${root%/}
  [ -d "$root/" ] || fail "there is no folder $root" "không có thư mục $root" 2
  if [ -z "$root" ] && [ "$(id -u)" != 0 ]; then
    fail 'this has to be run as root' 'phải chạy bằng root hoặc sudo'
  fi
  kept=$root/etc/congdanso-kiosk/before-enable
}

# recall NAME: what enabling found.
recall ()
{
  [ ! -f "$kept" ] || sed -n "s/^$1=//p" "$kept"
}

finish ()
{
  if [ "$changes" = 0 ]; then
    say 'Nothing to change: it was so already.' 'Không có gì phải đổi: máy đã như vậy.'
  fi
}
