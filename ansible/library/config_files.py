#!/usr/bin/python3
"""Configuration files of a service, folders of one file per flag among them."""

import json
import os
import tempfile

from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = r"""
module: config_files
short_description: Keeps the configuration files of a service
description:
  - Writes files, and folders in the way of Mesos' packages, C(/etc/mesos-master/quorum), a file per
    flag. Takes a file away again once it is no longer wanted. Files that it did not write, such as
    flags dropped in by hand or by another playbook, stay.
  - All of them in one call, since each call takes a quarter of a second on each node.
options:
  folders:
    description: Folder to flags, flag to value. No value, or an empty one, is no flag.
    type: dict
    default: {}
  files:
    description: Path to content; a map is written as JSON.
    type: dict
    default: {}
  manifest:
    description: Where it notes which files are its own; without one nothing is ever taken away.
    type: path
  backup:
    description: Whether a file is copied before it is changed.
    type: bool
    default: false
"""

EXAMPLES = r"""
- name: Configure the master
  config_files:
    manifest: /var/lib/mesocosm/files/mesos-master
    folders:
      /etc/mesos:
        zk: zk://10.0.15.101:2181/mesos
      /etc/mesos-master:
        quorum: 1
    files:
      /etc/systemd/system/mesos-master.service: "{{ lookup('template', 'mesos-master.service.j2') }}"
"""

RETURN = r"""
files:
  description: Those that were written or removed.
  type: list
  returned: always
"""

MODE = 0o644


def text(value):
    """The value as a file has it."""
    if isinstance(value, bool):
        return "true\n" if value else "false\n"
    if isinstance(value, dict):
        return json.dumps(value, indent=2, sort_keys=True) + "\n"
    return str(value).rstrip("\n") + "\n"


def wanted_files(params):
    """Path to content."""
    flags = {
        os.path.join(folder, flag): value
        for folder, values in params["folders"].items()
        for flag, value in (values or {}).items()
        if value not in (None, "")
    }
    return {path: text(value) for path, value in {**flags, **params["files"]}.items()}


def read(path):
    """Content, or None where there is no file. What is no text differs from all that we write."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return None


def write(path, content):
    """All of it or nothing: a service may read the file at any moment."""
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o755, exist_ok=True)
    # Not in the folder itself: there each file is a flag.
    handle, part = tempfile.mkstemp(dir=os.path.dirname(folder), prefix=".config-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
    os.chmod(part, MODE)
    os.replace(part, path)


def write_if_other(path, content):
    """Leaves a file alone that says it already."""
    if path and read(path) != content:
        write(path, content)


def lines(paths):
    """The manifest of these files."""
    return "".join(path + "\n" for path in sorted(paths))


def apply(module, wanted, before, changes):
    """Makes the files what they are wanted to be."""
    manifest = module.params["manifest"]
    # Noted first what may be there, so that nothing is forgotten if this is interrupted.
    write_if_other(manifest, lines(before))
    for path, content in changes.items():
        if module.params["backup"] and before[path] is not None:
            module.backup_local(path)
        if content is None:
            os.remove(path)
        else:
            write(path, content)
    write_if_other(manifest, lines(wanted))


def main():
    module = AnsibleModule(
        argument_spec={
            "folders": {"type": "dict", "default": {}},
            "files": {"type": "dict", "default": {}},
            "manifest": {"type": "path"},
            "backup": {"type": "bool", "default": False},
        },
        supports_check_mode=True,
    )
    manifest = module.params["manifest"]
    wanted = wanted_files(module.params)
    owned = ((manifest and read(manifest)) or "").splitlines()
    before = {path: read(path) for path in sorted({*wanted, *owned})}
    changes = {path: wanted.get(path) for path, had in before.items() if had != wanted.get(path)}
    if not module.check_mode:
        try:
            apply(module, wanted, before, changes)
        except OSError as trouble:
            module.fail_json(msg=f"cannot keep the configuration: {trouble}")
    module.exit_json(
        changed=bool(changes),
        files=list(changes),
        diff=[
            {
                "before_header": path,
                "after_header": path,
                "before": before[path] or "",
                "after": content or "",
            }
            for path, content in changes.items()
        ],
    )


if __name__ == "__main__":
    main()
