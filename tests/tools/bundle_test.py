"""The archive for machines that only serve, and the web root."""

import json
import re
import shutil
import subprocess
import tarfile

from support import ROOT, FolderTestCase

from portico_cli import bundle, packages
from portico_cli.failure import Failure


class Archive(FolderTestCase):
    def make_tree(self) -> None:
        self.write("CMakeLists.txt", "project(portico VERSION 1.2.3 LANGUAGES CXX)\n")
        self.write("serve.py")
        self.write("server/manage.py")
        self.write("server/billing/tests/ledger_test.py")
        self.write("server/__pycache__/manage.pyc")
        self.write("build/dist/index.html")
        self.write("build/dist/gallery.html")
        self.write("build/dist/gallery-0123abcd.wasm")
        self.write("build/dist/strings/en-XA.json")
        self.write("build/web-release/portico.wasm")

    def test_holds_what_serves_and_nothing_that_builds(self) -> None:
        self.make_tree()
        self.write("build/native-release/portico_rules.so")
        archive = bundle.make(self.folder, self.folder / "var", lambda _text: None)
        self.assertEqual(archive.name, "portico-1.2.3.tar.gz")
        with tarfile.open(archive) as tar:
            names = {entry.name for entry in tar if entry.isfile()}
        top = "portico-1.2.3/"
        kept = ["bundle.json", "serve.py", "server/manage.py", "build/dist/index.html"]
        kept.append("build/native-release/portico_rules.so")
        self.assertEqual(names, {top + name for name in kept})

    def test_an_unpacked_archive_knows_that_it_is_one(self) -> None:
        self.assertFalse(bundle.inside(self.folder))
        self.write("bundle.json", json.dumps({"version": "1.2.3"}))
        self.assertTrue(bundle.inside(self.folder))
        self.assertEqual(bundle.version(self.folder), "1.2.3")

    def test_refuses_without_the_rules_module(self) -> None:
        self.make_tree()
        with self.assertRaisesRegex(Failure, "rules module"):
            bundle.make(self.folder, self.folder / "var", lambda _text: None)


class Packages(FolderTestCase):
    def test_what_is_installed_is_not_missing(self) -> None:
        self.assertEqual(packages.missing(["dpkg", "no-such-package"]), ["no-such-package"])

    def test_a_purpose_names_its_own_packages(self) -> None:
        self.assertIn("python3-django", packages.wanted(("run",)))
        self.assertNotIn("emscripten", packages.wanted(("run",)))
        self.assertIn("emscripten", packages.wanted(("build",)))

    def test_every_line_of_the_list_has_a_known_purpose(self) -> None:
        for line in packages.LIST.read_text().splitlines():
            words = line.split("#")[0].split()
            self.assertTrue(not words or words[0] in packages.PURPOSES, line)


class WebRoot(FolderTestCase):
    WASM = b"\0asm\1\0\0\0"

    def setUp(self) -> None:
        super().setUp()
        (self.folder / "tools").mkdir()
        for name in ("bundle-web.mjs", "pseudo.mjs"):
            shutil.copy(ROOT / "tools" / name, self.folder / "tools")
        (self.folder / "node_modules").symlink_to(ROOT / "node_modules")
        self.write("package.json", '{"type": "module"}')
        self.write("package-lock.json")
        self.write("web/main.js", "import {a} from './a.js'; a(PORTICO_FILES.wasm);\n")
        self.write("web/offline.js")
        self.write("web/a.js", "export const a = (name) => fetch(name);\n")
        self.write("shell/portal.css", "main { color: var(--ink); }\n")
        page = '<link href="/{{app_css}}"><script type="module" src="/{{app_js}}"></script>\n'
        self.write("shell/portal.html", page)
        self.write("contract/openapi.yaml", "contract_version: {type: integer, const: 7}\n")
        self.write("assets/strings/en.json", '{\n  "pay": "Pay"\n}\n')
        (self.folder / "build/web-release").mkdir(parents=True)
        (self.folder / "build/web-release/portico.wasm").write_bytes(self.WASM)
        self.entrance = self.folder / "build/web-release/entrance.wasm"
        self.entrance.write_bytes(self.WASM + b"\0\2\1e")
        self.write("assets/entrance-strings.txt", "sign_in.\n")

    def bundle(self) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["node", "tools/bundle-web.mjs"],
            cwd=self.folder,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def names(self) -> set[str]:
        return set(json.loads((self.folder / "build/dist/manifest.json").read_text()))

    def test_pages_name_the_hashed_files_and_all_have_a_compressed_twin(self) -> None:
        done = self.bundle()
        self.assertEqual(done.returncode, 0, done.stdout)
        dist = self.folder / "build" / "dist"
        page = (dist / "index.html").read_text()
        names = self.names()
        script = next(name for name in names if name.startswith("app-") and name.endswith(".js"))
        wasm = next(name for name in names if re.fullmatch(r"portico-\w+\.wasm", name))
        self.assertIn(f'src="/{script}"', page)
        self.assertIn(wasm, (dist / script).read_text())
        for name in names:
            self.assertTrue((dist / f"{name}.br").exists(), name)
        self.assertEqual((dist / "strings/en.json").read_text(), '{"pay":"Pay"}')

    def test_where_the_gallery_is_there_is_a_language_of_longer_texts(self) -> None:
        texts = {"pay": "Pay {name}", "days": {"other": "{n} of us"}}
        self.write("assets/strings/en.json", json.dumps(texts))
        self.assertEqual(self.bundle().returncode, 0)
        self.assertNotIn("strings/en-XA.json", self.names())
        (self.folder / "build/web-release/gallery.wasm").write_bytes(self.WASM + b"\0\2\1g")
        done = self.bundle()
        self.assertEqual(done.returncode, 0, done.stdout)
        texts = json.loads((self.folder / "build/dist/strings/en-XA.json").read_text())
        self.assertEqual(texts, {"pay": "Pááy {name}", "days": {"other": "{n} óóf úús"}})

    def test_an_entrance_has_a_page_of_its_own_which_leads_to_the_whole(self) -> None:
        page = "<script src=/{{app_js}}></script><i>{{wasm}}</i><b>{{next}}</b>\n"
        self.write("shell/portal.html", page)
        self.write("assets/strings/fa.json", '{"pay": "P", "sign_in.title": "T"}')
        self.assertEqual(self.bundle().returncode, 0)
        dist = self.folder / "build" / "dist"
        for page, program in (("entrance", "entrance"), ("index", "portico")):
            self.assertIn(f"<i>{program}-", (dist / f"{page}.html").read_text())
        self.assertRegex((dist / "entrance.html").read_text(), "<b>/portico-[0-9a-f]+.wasm</b>")
        self.assertIn("<b></b>", (dist / "index.html").read_text())
        texts = json.loads((dist / "strings/entrance/fa.json").read_text())
        self.assertEqual(texts, {"sign_in.title": "T"})
        script = next(
            name for name in self.names() if name.startswith("app-") and name.endswith(".js")
        )
        self.assertNotIn("entrance-", (dist / script).read_text())

    def test_fails_where_a_program_was_not_built(self) -> None:
        self.entrance.unlink()
        done = self.bundle()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("entrance.wasm", done.stdout)

    def test_does_nothing_when_nothing_changed_and_drops_old_names_when_it_did(self) -> None:
        self.bundle()
        before = self.names()
        self.assertEqual(self.bundle().stdout, "")
        self.write("web/offline.js")
        self.write("web/a.js", "export const a = (name) => fetch(name + '?');\n")
        self.assertIn("files in", self.bundle().stdout)
        old = next(name for name in before if name.startswith("app-") and name.endswith(".js"))
        self.assertFalse((self.folder / "build/dist" / old).exists())

    def test_a_page_that_asks_for_an_unknown_name_fails(self) -> None:
        self.write("shell/other.html", "{{no_such_file}}\n")
        done = self.bundle()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("no_such_file", done.stdout)

    def test_a_wasm_that_needs_an_operating_system_is_refused(self) -> None:
        # (module (import "wasi_snapshot_preview1" "fd_write" (func)))
        module = self.WASM + b"\1\4\1\x60\0\0" + b"\2\x23\1\x16wasi_snapshot_preview1"
        module += b"\x08fd_write\0\0"
        file = self.folder / "bad.wasm"
        file.write_bytes(module)
        check = ["node", str(ROOT / "tools" / "check-wasm.mjs"), str(file)]
        done = subprocess.run([*check, "release"], text=True, stderr=subprocess.PIPE)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("fd_write", done.stderr)
        self.assertFalse(file.exists())
