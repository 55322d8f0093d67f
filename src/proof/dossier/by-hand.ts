import { manifestName, signatureName, tokenName } from "./manifest.ts";

/** How somebody checks a dossier without a program of ours: a shell, unzip and OpenSSL 3. Each step goes on in the folder and with the names of the ones before. @property says what it should answer, in short */
export type Step = { title: string; says: Readonly<Record<"nl" | "en", string>>; commands: string };

/**
 * The same steps stand in the read-me of every dossier and, with what they should answer, in docs/verifying.md: a test holds both to this list, and runs it.
 * Notes of a step are written beside the folder, so that nothing is put into it.
 */
export const byHand: readonly Step[] = [
  {
    title: "The container",
    says: { nl: "de soort van het bestand, en geen fouten: No errors detected", en: "what kind of file it is, and no errors: No errors detected" },
    commands: String.raw`head -c 69 dossier.asice | tail -c 39; echo
unzip -tq dossier.asice
unzip -q dossier.asice -d dossier && cd dossier`,
  },
  {
    title: "The list of files",
    says: { nl: "alleen hoeveel bestanden bekeken zijn; geen CHANGED, geen NOT LISTED", en: "only how many files were looked at; no CHANGED, no NOT LISTED" },
    commands: String.raw`sed -n 's/.*<asic:DataObjectReference URI="\([^"]*\)".*/\1/p' ${manifestName} > ../listed
sed -n 's/.*<ds:DigestValue>\([^<]*\)<.*/\1/p' ${manifestName} | paste -d' ' ../listed - > ../digests
while read -r file digest; do
  [ "$(openssl dgst -sha256 -binary "$file" | openssl base64 -A)" = "$digest" ] || echo "CHANGED: $file"
done < ../digests
find . -type f ! -path ./mimetype ! -path ./${manifestName} ! -path ./${tokenName} ! -path ./${signatureName} | cut -c3- | grep -vxFf ../listed | sed 's/^/NOT LISTED: /'
echo "$(grep -c . ../listed) files looked at"`,
  },
  {
    title: "The time stamp over the list",
    says: { nl: "een tijd, en Verification: OK; of dat er geen tijdstempel over de lijst is", en: "a time, and Verification: OK; or that there is no time stamp over the list" },
    commands: String.raw`if [ -e ${tokenName} ]; then
  T=$(openssl ts -reply -in ${tokenName} -token_in -text 2>/dev/null | sed -n 's/^Time stamp: //p'); echo "$T"
  openssl ts -verify -data ${manifestName} -in ${tokenName} -token_in -CAfile tsa/roots.pem -attime "$(date -u -d "$T" +%s)"
else echo "there is no time stamp over the list"; fi`,
  },
  {
    title: "The signature under the log",
    says: { nl: "Signature Verified Successfully, en de sleutel die u vergelijkt", en: "Signature Verified Successfully, and the key that you compare" },
    commands: String.raw`origin=$(head -n 1 log/checkpoint)
signed() {  # a file that the log signed; leaves the key in ../key
  awk 'NF==0{exit}{print}' "$1" > ../head
  grep -F "— $origin " "$1" | tail -n 1 | awk '{print $3}' | openssl base64 -d -A > ../line
  grep -o '"key":"[^"]*"' log/policy.json | cut -d'"' -f4 | grep -F "+$(head -c 4 ../line | od -An -tx1 | tr -d ' \n')+" > ../key
  tail -c +5 ../line > ../signature
  (printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cut -d+ -f3- ../key | openssl base64 -d -A | tail -c +2) > ../key.der
  openssl pkeyutl -verify -pubin -inkey ../key.der -keyform DER -rawin -in ../head -sigfile ../signature
}
signed log/checkpoint; cat ../key`,
  },
  {
    title: "The signature over the list",
    says: { nl: "Signature Verified Successfully, en signed: this list; of dat er geen handtekening over de lijst is", en: "Signature Verified Successfully, and signed: this list; or that there is no signature over the list" },
    commands: String.raw`if [ -e ${signatureName} ]; then
  signed ${signatureName}
  printf 'dossier@v1\n%s\n%s\n' "$origin" "$(openssl dgst -sha256 -r ${manifestName} | cut -c1-64)" | cmp -s - ../head && echo "signed: this list" || echo "SIGNED: ANOTHER LIST"
else echo "there is no signature over the list"; fi`,
  },
  {
    title: "The records",
    says: { nl: "alleen hoeveel vastleggingen bekeken zijn; geen NOT IN THE LOG", en: "only how many records were looked at; no NOT IN THE LOG" },
    commands: String.raw`digest() { openssl dgst -sha256 -binary; }
for proof in records/*.tlog-proof; do
  index=$(sed -n 's/^index //p' "$proof"); record=records/$(printf %06d "$index").json
  node=$index; last=$(($(sed -n 2p log/checkpoint) - 1))
  (printf '\000'; cat "$record") | digest > ../hash
  sed '1,2d;/^$/,$d' "$proof" > ../path
  while read -r line; do
    echo "$line" | openssl base64 -d -A > ../sibling
    if [ $((node % 2)) = 1 ] || [ "$node" = "$last" ]; then
      (printf '\001'; cat ../sibling ../hash) | digest > ../next
      while [ $((node % 2)) = 0 ] && [ "$node" != 0 ]; do node=$((node / 2)); last=$((last / 2)); done
    else
      (printf '\001'; cat ../hash ../sibling) | digest > ../next
    fi
    mv ../next ../hash; node=$((node / 2)); last=$((last / 2))
  done < ../path
  [ "$proof" = "records/$(printf %06d "$index").tlog-proof" ] && [ "$last" = 0 ] && [ "$(openssl base64 -A < ../hash)" = "$(sed -n 3p log/checkpoint)" ] || echo "NOT IN THE LOG: $proof"
done
echo "$(ls records/*.tlog-proof | grep -c .) records looked at"`,
  },
  {
    title: "The content",
    says: { nl: "hoeveel stukken bekeken zijn, en welke vastlegging van de voorwaarden spreekt; geen regel in hoofdletters", en: "how many contents were looked at, and which record speaks of the terms; no line in capitals" },
    commands: String.raw`one='"\([0-9]*\)/\([^"]*\)":{"file":"\([^"]*\)","salt":"\([0-9a-f]*\)"}'
[ "$(sed "s#$one##g" att/salts.json | tr -d ,)" = "{}" ] || echo "NOT AS IT WAS WRITTEN: att/salts.json"
grep -o "$one" att/salts.json | sed "s#^$one\$#\1 \2 \3 \4#" > ../salts
while read -r index name file salt; do
  c=$(openssl dgst -sha256 -mac HMAC -macopt "hexkey:$salt" -binary "$file" | openssl base64 -A | tr '+/' '-_' | tr -d =)
  grep -qF "\"$name\":{\"alg\":\"HMAC-SHA256\",\"c\":\"$c\"," "records/$(printf %06d "$index").json" || echo "NOT WHAT WAS RECORDED: $file"
  case "$file" in */"$(printf %06d "$index")-$name".*) ;; *) echo "NAMED AFTER SOMETHING ELSE: $file" ;; esac
done < ../salts
echo "$(grep -c . ../salts) contents looked at"
for file in terms/* mail/* invoices/* att/*; do
  [ ! -e "$file" ] || [ "$file" = att/salts.json ] || grep -qF " $file " ../salts && continue
  of=$(basename "$file" | cut -d- -f1); grep -lF "\"$(openssl dgst -sha256 -r "$file" | cut -c1-64)\"" "records/$of.json" || echo "IN NO RECORD OF ITS NAME: $file"
done`,
  },
  {
    title: "The time stamps over the log",
    says: { nl: "per tijdstempel een tijd, en Verification: OK; niets als er geen is", en: "for each time stamp a time, and Verification: OK; nothing where there is none" },
    commands: String.raw`for reply in tsa/*.tsr; do
  [ -e "$reply" ] || continue
  T=$(openssl ts -reply -in "$reply" -text 2>/dev/null | sed -n 's/^Time stamp: //p'); echo "$reply: $T"
  openssl ts -verify -data "$(echo "$reply" | cut -d. -f1).checkpoint" -in "$reply" -CAfile tsa/roots.pem -attime "$(date -u -d "$T" +%s)"
done`,
  },
  {
    title: "Older heads",
    says: { nl: "per oudere stand Signature Verified Successfully; geen REWRITTEN, geen OF ANOTHER LOG", en: "for each older head Signature Verified Successfully; no REWRITTEN, no OF ANOTHER LOG" },
    commands: String.raw`for file in log/consistency/from-*.txt; do
  [ -e "$file" ] || continue
  set -- $(sed -n 1p "$file"); old=$2; new=$3
  sed '1,/^$/d' "$file" > ../older
  { [ $((old & (old - 1))) = 0 ] && sed -n 3p ../older; sed '1d;/^$/,$d' "$file"; } > ../path
  node=$((old - 1)); last=$((new - 1))
  while [ $((node % 2)) = 1 ]; do node=$((node / 2)); last=$((last / 2)); done
  sed -n 1p ../path | openssl base64 -d -A > ../was; cp ../was ../is
  sed 1d ../path > ../rest
  while read -r line; do
    echo "$line" | openssl base64 -d -A > ../sibling
    if [ $((node % 2)) = 1 ] || [ "$node" = "$last" ]; then
      (printf '\001'; cat ../sibling ../was) | digest > ../next; mv ../next ../was
      (printf '\001'; cat ../sibling ../is) | digest > ../next
      while [ $((node % 2)) = 0 ] && [ "$node" != 0 ]; do node=$((node / 2)); last=$((last / 2)); done
    else
      (printf '\001'; cat ../is ../sibling) | digest > ../next
    fi
    mv ../next ../is; node=$((node / 2)); last=$((last / 2))
  done < ../rest
  [ "$last" = 0 ] && [ "$old" = "$(sed -n 2p ../older)" ] && [ "$new" = "$(sed -n 2p log/checkpoint)" ] \
    && [ "$(openssl base64 -A < ../was)" = "$(sed -n 3p ../older)" ] && [ "$(openssl base64 -A < ../is)" = "$(sed -n 3p log/checkpoint)" ] || echo "REWRITTEN: $file"
  signed ../older
done
for head in tsa/*.checkpoint; do
  [ -e "$head" ] || continue
  size=$(sed -n 2p "$head")
  sed '1,/^$/d' "log/consistency/from-$size.txt" 2>/dev/null | cmp -s - "$head" || cmp -s log/checkpoint "$head" || echo "OF ANOTHER LOG: $head"
done`,
  },
];

/** The steps as one text, each under its number and what it should answer. */
export function byHandText(locale: "nl" | "en"): string {
  return byHand.map(({ title, says, commands }, at) => `# ${at + 1}. ${title}\n# ${locale === "nl" ? "hoort te antwoorden" : "should answer"}: ${says[locale]}\n${commands}\n`).join("\n");
}
