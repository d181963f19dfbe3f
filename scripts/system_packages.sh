#!/usr/bin/env bash
# Sees to the programs outside Python: installs what is missing where it may (root on Debian or Ubuntu), else says what.
#   system_packages.sh python   a Python with venv
#   system_packages.sh office   LibreOffice Writer, which reads .doc, .rtf and .odt
#   system_packages.sh browser  Chromium, in which the tests use the notebooks' widget
#   system_packages.sh ocr      Tesseract with its Vietnamese data, which reads scans
set -euo pipefail

declare -A probe=(
  [python]='for p in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do "$p" -c "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))" && exit; done; exit 1'
  [office]='command -v soffice || command -v libreoffice'
  [browser]='command -v chromium || command -v chromium-browser || command -v google-chrome'
  [ocr]='tesseract --list-langs | grep -qx vie'
)
declare -A packages=([python]='python3 python3-venv' [browser]='chromium' [office]='libreoffice-writer-nogui' [ocr]='tesseract-ocr tesseract-ocr-vie')
declare -A purpose=([python]='Python 3.11 or newer with venv' [browser]='Chromium, for the tests of the widget' [office]='LibreOffice Writer, to read .doc, .rtf and .odt files' [ocr]='Tesseract with Vietnamese data, to read scans')

missing=()
for need in "$@"; do
  bash -c "${probe[$need]}" >/dev/null 2>&1 || missing+=("$need")
done
[ ${#missing[@]} -eq 0 ] && exit 0

wanted=()
for need in "${missing[@]}"; do
  # shellcheck disable=SC2206
  wanted+=(${packages[$need]})
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing ${wanted[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
else
  for need in "${missing[@]}"; do echo "missing: ${purpose[$need]}" >&2; done
  echo "install it, on Debian and Ubuntu with: sudo apt-get install ${wanted[*]}" >&2
  exit 1
fi
for need in "${missing[@]}"; do
  bash -c "${probe[$need]}" >/dev/null 2>&1 || { echo "still missing: ${purpose[$need]}" >&2; exit 1; }
done
