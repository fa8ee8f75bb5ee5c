#!/usr/bin/env bash
# Makes the files of tests/data anew; see README.md beside this file.
set -euo pipefail
cd "$(dirname "$0")"
data=$(cd .. && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 rosters.py "$data"

office() { soffice --headless "-env:UserInstallation=file://$work/profile" "$@" >/dev/null 2>&1; }
convert() { # FILTER EXTENSION NAME
    office --convert-to "$1" --outdir "$work" "$data/messy.xlsx"
    mv "$work"/messy*."$2" "$data/$3"
}
export LC_ALL=C.UTF-8
convert 'xlsx:Calc MS Excel 2007 XML' xlsx office.xlsx
convert 'xls:MS Excel 97' xls office.xls
convert 'ods:calc8' ods office.ods
convert 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2' csv office.csv
office --convert-to 'html:HTML (StarCalc)' --outdir "$work" "$data/plain.xlsx"
mv "$work/plain.html" "$data/page.xls"
/usr/bin/python3 locked.py "$data" "$work"
python3 rosters.py "$data" locked
