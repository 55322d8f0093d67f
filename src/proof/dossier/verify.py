#!/usr/bin/env python3
"""Checks a dossier: python3 verify.py dossier.asice [KEY...]

Needs nothing but Python 3.8 and, for signatures, the package `cryptography` or the program `openssl`.
KEY is the key of the log as you have it from elsewhere, or several; without one the key comes from the file itself.
It reads no time stamps: README.txt has the commands of openssl for those.
Exit 0: everything that was checked is fine. 1: something is wrong. 2: wrong use.
3: nothing is wrong, and the file is signed by another key than the ones that you gave."""
import base64, hashlib, hmac, json, os, re, subprocess, sys, tempfile, zipfile

wrong = 0
whose = "file"  # whose key it was: of the file itself, known to the reader, or another


def say(result, what, found=""):
    global wrong
    wrong += result == "WRONG"
    print(f"{result:<12}  {what}{': ' + found if found else ''}")
    return result != "WRONG"


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def decoded(text):
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise ValueError("base64 that another program would have written otherwise")
    return raw


def read_key(text):
    """name+id+key of an Ed25519 signer, as (name, id, 32 bytes)"""
    name, key_id, coded = text.strip().split("+", 2)
    raw = decoded(coded)
    if len(raw) != 33 or raw[0] != 1 or sha256(name.encode(), b"\n", raw)[:4].hex() != key_id:
        raise ValueError("not a key: " + text)
    return name, bytes.fromhex(key_id), raw[1:]


def read_keys(arguments):
    """The keys that a reader gives, with the breaks and quotation marks of a mail, and without lines that begin with #"""
    keys = []
    for argument in arguments:
        lines = [re.sub(r"^[\s>|]+", "", line) for line in argument.splitlines()]
        pieces = [piece for line in lines if not line.startswith("#") for piece in line.split()]
        while pieces:
            for count in range(1, min(8, len(pieces)) + 1):
                try:
                    keys.append(read_key("".join(pieces[:count])))
                    break
                except ValueError:
                    continue
            else:
                raise ValueError(f"{argument.strip() or 'KEY'} is no key, or a letter of it is wrong, or cut off: copy the whole line, name+0a1b2c3d+AQ...")
            pieces = pieces[count:]
        if not keys:
            raise ValueError("KEY is empty: copy the whole line, name+0a1b2c3d+AQ...")
    return keys


def read_json(raw):
    """JSON in which no name stands twice: two programs could read that as two things"""
    def once(pairs):
        if len({name for name, _ in pairs}) != len(pairs):
            raise ValueError("a name that stands there twice")
        return dict(pairs)
    return json.loads(raw, object_pairs_hook=once)


def signed(key, text, signature):
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return signed_by_openssl(key, text, signature)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
        return True
    except InvalidSignature:
        return False


def signed_by_openssl(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key", "text", "signature")]
        for path, content in zip(paths, (bytes.fromhex("302a300506032b6570032100") + key, text, signature)):
            with open(path, "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", paths[0], "-keyform", "DER", "-rawin", "-in", paths[1], "-sigfile", paths[2]]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def open_note(note, keys):
    """A signed note, as (text, the keys that signed it)"""
    text, lines = note.rsplit("\n\n", 1)
    text += "\n"
    by = []
    for line in lines.rstrip("\n").split("\n"):
        _, name, coded = line.split(" ")
        raw = decoded(coded)
        for key in keys:
            if name == key[0] and raw[:4] == key[1]:
                if not signed(key[2], text.encode(), raw[4:]):
                    raise ValueError("a signature is wrong")
                by.append(key) if key not in by else None
    if not by:
        raise ValueError("no known key signed it")
    return text, by


def open_head(note, keys):
    """A signed head, as (origin, size, root, the keys that signed it)"""
    text, by = open_note(note, keys)
    origin, size, root = re.fullmatch(r"([^\n]+)\n(0|[1-9]\d*)\n([^\n]+)\n", text).groups()
    if all(key[0] != origin for key in by):
        raise ValueError("the head is of another log")
    return origin, int(size), decoded(root), by


def included(leaf, index, size, root, path):
    """RFC 9162 2.1.3.2"""
    node, last, digest = index, size - 1, sha256(b"\0", leaf)
    if index >= size:
        return False
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            digest = sha256(b"\1", sibling, digest)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            digest = sha256(b"\1", digest, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and digest == root


def continues(old, old_root, new, new_root, path):
    """RFC 9162 2.1.4.2"""
    if old == new or old == 0:
        return not path and (old == 0 or old_root == new_root)
    path = ([old_root] if old & (old - 1) == 0 else []) + path
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    older = newer = path[0]
    for digest in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            older, newer = sha256(b"\1", digest, older), sha256(b"\1", digest, newer)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            newer = sha256(b"\1", newer, digest)
        node, last = node >> 1, last >> 1
    return last == 0 and older == old_root and newer == new_root


def check_container(path):
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        plain = all(entry.compress_type == 0 and entry.flag_bits == 0 and not entry.extra and not entry.comment for entry in entries)
        end = 0  # files lie one behind another from the first byte, then the directory, then the end
        for entry in entries:
            plain = plain and entry.header_offset == end
            end += 30 + len(entry.filename) + entry.file_size
        whole = end + sum(46 + len(entry.filename) for entry in entries) + 22 == os.path.getsize(path)
        fine = plain and whole and len({name.lower() for name in names}) == len(names) and names[:1] == ["mimetype"]
        say("ok" if fine else "WRONG", "container", f"{len(names)} files" if fine else "packed again, or not a dossier")
        return {name: archive.read(name) for name in names} if fine else {}


def check_manifest(files):
    text = files["META-INF/ASiCManifest001.xml"].decode()
    references = re.findall(r'<asic:DataObjectReference URI="([^"<&]+)" MimeType="([a-z]+/[a-z0-9.+-]+)">\s*<ds:DigestMethod [^<]*>\s*<ds:DigestValue>([A-Za-z0-9+/=]+)<', text)
    listed = {name: digest for name, _, digest in references}
    if written(references) != text or len(listed) != len(references):
        say("WRONG", "list of files", "not as a dossier has it")
    for name, digest in listed.items():
        fine = name in files and base64.b64encode(sha256(files[name])).decode() == digest
        say("ok" if fine else "WRONG", "file " + name, "" if fine else "changed, or not there")
    for name in files:
        if name not in listed and name != "mimetype" and name != "META-INF/ASiCManifest001.xml" and name not in ("META-INF/timestamp001.tst", "META-INF/manifest.note"):
            say("WRONG", "file " + name, "not covered by the manifest")


def written(references):
    """The only manifest that lists these: so there is nothing in it that a reader of XML would read otherwise"""
    one = '  <asic:DataObjectReference URI="%s" MimeType="%s">\n    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\n    <ds:DigestValue>%s</ds:DigestValue>\n  </asic:DataObjectReference>\n'
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n'
    token = '  <asic:SigReference URI="META-INF/timestamp001.tst" MimeType="application/vnd.etsi.timestamp-token"/>\n'
    return head + token + "".join(one % reference for reference in references) + "</asic:ASiCManifest>\n"


def check_log(files, known):
    global whose
    policy = read_json(files["log/policy.json"])
    keys = [(read_key(one["key"]), one["from"], one["to"]) for one in policy["keys"]]
    note = files["log/checkpoint"].decode()
    origin, size, root, by = open_head(note, [key for key, _, _ in keys])
    in_use = [key for key, first, last in keys if key in by and first <= size and (last is None or size <= last)]
    say("ok" if in_use else "WRONG", "checkpoint", f"{origin}, {size} records")
    if not known:
        say("note", "key", "from the file itself; compare it with one that you have from elsewhere: " + "+".join([by[0][0], by[0][1].hex(), base64.b64encode(b"\1" + by[0][2]).decode()]))
    else:
        whose = "known" if any(key in in_use for key in known) else "other"
        say("ok" if whose == "known" else "LOOK", "key", "the one that you gave" if whose == "known" else "another than the one that you gave: the organisation may have changed its key, or the file is not of that organisation. Give all keys of the log")
    for name in files:
        if name.startswith("log/consistency/"):
            head, older = files[name].decode().split("\n\n", 1)
            first, *lines = head.split("\n")
            _, old, new = first.split(" ")
            old_origin, old_size, old_root, _ = open_head(older, [key for key, _, _ in keys])
            fine = name == f"log/consistency/from-{old}.txt" and old_origin == origin and int(old) == old_size and int(new) == size and continues(old_size, old_root, size, root, [decoded(line) for line in lines])
            say("ok" if fine else "WRONG", name, f"the log of {size} records begins with these {old}" if fine else "the log was rewritten")
    check_signature(files, origin, in_use)
    return note, size, root


def check_signature(files, origin, in_use):
    """The list of files, signed by a key that signed the newest head"""
    if "META-INF/manifest.note" not in files:
        return say("LOOK", "signature over the list", "none: what no record speaks of may be anybody's")
    text, by = open_note(files["META-INF/manifest.note"].decode(), in_use)
    fine = bool(by) and text == f"dossier@v1\n{origin}\n{sha256(files['META-INF/ASiCManifest001.xml']).hex()}\n"
    return say("ok" if fine else "WRONG", "signature over the list", "" if fine else "not of this log over this list: the file was put together anew")


def check_records(files, note, size, root):
    records, proven, subject = {}, {}, read_json(files["dossier.json"])["subject"]
    for name in sorted(files):
        if re.fullmatch(r"records/\d+\.json", name):
            index = int(name[8:-5])
            head, checkpoint = files[name[:-5] + ".tlog-proof"].decode().split("\n\n", 1)
            mark, place, *path = head.split("\n")
            fine = mark == "c2sp.org/tlog-proof@v1" and place == f"index {index}" and checkpoint == note and included(files[name], index, size, root, [decoded(line) for line in path])
            records[index] = read_json(files[name])
            proven[index] = fine
    formed = [record for index, record in sorted(records.items()) if proven[index] and record["subject"] == subject and record["type"] == "deal.formed"]
    sign_up = formed[0]["details"].get("signUp") if formed else None  # who waited first has records of a sign-up as well
    for index, fine in sorted(proven.items()):
        elsewhere = records[index]["subject"] not in (subject, sign_up) and records[index]["type"] not in ("anchor.tsa", "key.rotated", "log.restarted", "erasure.performed")
        say("WRONG" if not fine else "LOOK" if elsewhere else "ok", f"record {index}", "not in the log" if not fine else records[index]["type"] + (", about another deal" if elsewhere else ""))
    check_chain(records, subject, "deal", "deal.formed")
    if sign_up is not None and any(record["subject"] == sign_up for record in records.values()):
        check_chain(records, sign_up, "sign-up", "sign-up.waiting")
    return records


def check_chain(records, subject, what, begins):
    before, fine = None, True
    for index in sorted(records):
        if records[index]["subject"] == subject:
            if before is None and records[index]["type"] != begins:
                say("LOOK", f"record {index}", f"the first about this {what}, and not the one with which it began: an earlier log may hold what came before")
            if records[index].get("prev") != before:
                fine = say("WRONG", f"record {index}", f"the record before it is {records[index].get('prev')}, and the file has {before}")
            before = index
    if before is None or fine:
        say("ok" if before is not None else "WRONG", f"records of this {what}", "none left out between the first and the last" if before is not None else "none")


def check_contents(files, records):
    salts = read_json(files["att/salts.json"])
    origin = files["log/checkpoint"].decode().split("\n")[0]
    erased = {key for index, record in records.items() if record["type"] == "erasure.performed" and origin.endswith(f"/log/{record['details'].get('log')}") for key in record["details"].get("erased", []) if int(key.split("/")[0]) < index}
    spoken_of = {(digest, index) for index, record in records.items() for digest in re.findall(r'"([0-9a-f]{64})"', json.dumps(record["details"]))}
    committed_to = {f"{index}/{name}" for index, record in records.items() for name in record.get("att", {})}
    for key in sorted(set(salts) - committed_to):
        say("WRONG", "content " + key, "a salt for which no record has a commitment")
    for name in sorted(set(files) - {"att/salts.json"} - {opening["file"] for opening in salts.values()}):
        if re.match(r"(terms|mail|invoices|att)/", name):
            by = [index for digest, index in spoken_of if digest == sha256(files[name]).hex()]
            if not by:
                say("LOOK", "file " + name, "no record speaks of it: it may have been made at any time")
            elif not any(re.match(r"[a-z]+/0*%d-" % index, name) for index in by):
                say("WRONG", "file " + name, f"record {by[0]} speaks of it, and its name says that it belongs to something else")
    for index in sorted(records):
        for name, committed in records[index].get("att", {}).items():
            key = f"{index}/{name}"
            if key not in salts:
                say("erased" if key in erased else "not included", "content " + key)
                continue
            salt, content = bytes.fromhex(salts[key]["salt"]), files.get(salts[key]["file"])
            found = content is not None and len(salt) == 32 and base64.urlsafe_b64encode(hmac.new(salt, content, "sha256").digest()).decode().rstrip("=")
            named = re.fullmatch(r"(terms|mail|invoices|att)/0*%d-%s\.[a-z0-9]+" % (index, re.escape(name)), salts[key]["file"])
            fault = ", not what was recorded" if found != committed["c"] else "" if named else ", and its name says that it belongs to something else"
            say("WRONG" if fault else "ok", "content " + key, salts[key]["file"] + fault)


def main():
    if "--help" in sys.argv or "-h" in sys.argv:
        print(__doc__)
        return 0
    try:
        if len(sys.argv) < 2:
            raise ValueError("a file is missing")
        known = read_keys(sys.argv[2:])
    except ValueError as fault:
        print(f"{fault}\n\npython3 verify.py dossier.asice [KEY...]; --help says more", file=sys.stderr)
        return 2
    try:
        files = check_container(sys.argv[1])
        if files:
            check_manifest(files)
            check_contents(files, check_records(files, *check_log(files, known)))
    except OSError as fault:
        print(f"{sys.argv[1]} cannot be read: {fault.strerror or fault}", file=sys.stderr)
        return 2
    except Exception as fault:  # whatever a file is made of: what cannot be read is wrong
        say("WRONG", "dossier", f"cannot be read ({type(fault).__name__}: {fault})")
    key = {"file": "the key came from the file itself, so compare it", "known": "the key is one that you gave", "other": "THE KEY IS ANOTHER THAN YOU GAVE"}[whose]
    print(f"{wrong} wrong" if wrong else f"Nothing that was checked is wrong; {key}. Time stamps were not looked at: see README.txt.")
    return 1 if wrong else 3 if whose == "other" else 0


if __name__ == "__main__":
    sys.exit(main())
