#!/usr/bin/env bash
# Builds the wheel and the sdist, installs each into an environment of its own, and tries the commands outside the checkout:
# parse, verify, suggest, gazetteer build, then serve and train with what these ask for.
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
for street in $(seq 400); do
  printf '%s,5,%sstraat,Groningen,97%02d AB,NL\n' $((street + 2)) "$(printf '%s' "$street" | tr 0-9 abdeghklmn)" $((street % 50))
done >>register.csv
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
  installed/bin/python -m addrkit verify orders.csv -o again.csv -g nl.gaz --country NL
  cmp verified.csv again.csv
  installed/bin/python -m pip install -qq "$package[serve]" 'lightgbm>=4.7,<5' 'scikit-learn>=1.9,<2' 'scipy>=1.17,<2'
  "$addrkit" serve --port 0 -g nl.gaz 2>serve.log &
  serving=$!
  for _ in $(seq 100); do
    address=$(grep -om1 'http://[0-9.:]*' serve.log || true)
    [ -n "$address" ] && break
    sleep 0.2
  done
  # A proxy of the environment is not for this machine.
  curl -sS --noproxy '*' --retry 20 --retry-all-errors --retry-delay 1 "$address/v1/verify" -H 'Content-Type: application/json' \
    -d '{"address": "Kerkstraat 12 Groningen", "country": "NL"}' | grep -q '"action": *"accept"'
  kill "$serving"
  wait "$serving" || true
  rm -rf matcher
  "$addrkit" train matcher nl.gaz -o matcher --each 200
  "$addrkit" verify orders.csv -o own.csv -g nl.gaz --country NL --matcher matcher
  echo "$(basename "$package") ($(du -m "$package" | cut -f1) MB): good under $("$python" --version)"
done
