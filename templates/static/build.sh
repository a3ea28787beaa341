#!/bin/sh
# Names the static files by content, so that browsers may keep them for ever.
# usage: build.sh OUTPUT_FOLDER MANIFEST FILE...
# Writes OUTPUT_FOLDER/name-<hash>.ext with a gzip form beside it, and MANIFEST with lines "name.ext name-<hash>.ext".
set -eu

folder=$1
manifest=$2
shift 2
rm -rf "$folder"
mkdir -p "$folder"
: >"$manifest.new"
for file in "$@"; do
	name=$(basename "$file")
	stem=${name%.*}
	extension=${name##*.}
	hash=$(sha256sum "$file" | cut -c 1-12)
	hashed="$stem-$hash.$extension"
	cp "$file" "$folder/$hashed"
	chmod 644 "$folder/$hashed"
	gzip -9nc "$file" >"$folder/$hashed.gz"
	echo "$name $hashed" >>"$manifest.new"
done
mv "$manifest.new" "$manifest"
