#!/usr/bin/env bash
# Builds the wheel and the sdist, installs each into an environment of its own, and tries the commands outside the checkout.
set -euo pipefail
python=${PYTHON:-python3.11}
checkout=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$python" -m venv "$place/build"
"$place/build/bin/python" -m pip install -qq build
"$place/build/bin/python" -m build -o "$place/dist" "$checkout" >"$place/build.log" || { tail "$place/build.log"; exit 1; }
cd "$place"
printf 'id,house_number,street,city,postcode,country\n1,12,Kerkstraat,Groningen,9712 AB,NL\n2,14,Kerkstraat,Groningen,9712 AB,NL\n' >register.csv
printf 'address\nKerkstraat 12 Groningen\n' >orders.csv
export ADDRKIT_HOME=$place/home
for package in dist/*.whl dist/*.tar.gz; do
  rm -rf installed && "$python" -m venv installed
  installed/bin/python -m pip install -qq "$package"
  addrkit=installed/bin/addrkit
  "$addrkit" --version
  "$addrkit" gazetteer build register.csv -o nl.gaz --coverage complete
  "$addrkit" parse "Kerkstraat 12, 9712 AB Groningen" --country NL
  "$addrkit" suggest "kerkstr 12" -g nl.gaz
  "$addrkit" verify orders.csv -o verified.csv -g nl.gaz --country NL
  grep -q ',accept,' verified.csv
  installed/bin/python -m addrkit licences >/dev/null
  "$addrkit" train encoder --help >/dev/null
  echo "$(basename "$package") ($(du -m "$package" | cut -f1) MB): good under $("$python" --version)"
done
