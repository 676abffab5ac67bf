#!/usr/bin/python3
"""Configuration in the way of Mesos' packages: a file per flag, its content the value."""

import os
import tempfile

from ansible.module_utils.basic import AnsibleModule

DOCUMENTATION = r"""
module: flag_files
short_description: Keeps folders of one file per flag
description:
  - Writes C(/etc/mesos-master/quorum) and its like, and takes a file away again once its flag is no
    longer wanted. Files that it did not write, such as those dropped in by hand or by another
    playbook, stay.
  - All folders in one call, since a call for each file would take seconds on each node.
options:
  folders:
    description: Folder to flags, flag to value. No value, or an empty one, is no flag.
    type: dict
    required: true
  manifest:
    description: Where it notes which files are its own.
    type: path
    required: true
"""

EXAMPLES = r"""
- name: Configure the master
  flag_files:
    manifest: /var/lib/mesocosm/flags/mesos-master
    folders:
      /etc/mesos:
        zk: zk://10.0.15.101:2181/mesos
      /etc/mesos-master:
        quorum: 1
"""

RETURN = r"""
files:
  description: Those that were written or removed.
  type: list
  returned: always
"""

MODE = 0o644


def text(value):
    """The value as a flag has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def wanted_files(folders):
    """Path to content."""
    return {
        os.path.join(folder, flag): text(value) + "\n"
        for folder, flags in folders.items()
        for flag, value in (flags or {}).items()
        if value not in (None, "")
    }


def read(path):
    """Content, or None where there is no file."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return None


def write(path, content):
    """All of it or nothing: a service may read the file at any moment."""
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o755, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=os.path.dirname(folder), prefix=".flag-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
    os.chmod(part, MODE)
    os.replace(part, path)


def main():
    module = AnsibleModule(
        argument_spec={
            "folders": {"type": "dict", "required": True},
            "manifest": {"type": "path", "required": True},
        },
        supports_check_mode=True,
    )
    manifest = module.params["manifest"]
    wanted = wanted_files(module.params["folders"])
    owned = (read(manifest) or "").split("\n")[:-1]
    before = {path: read(path) for path in sorted({*wanted, *owned})}
    changes = {path: wanted.get(path) for path, had in before.items() if had != wanted.get(path)}
    noted = "".join(path + "\n" for path in sorted(wanted))
    if not module.check_mode:
        try:
            # Noted first what may be there, so that nothing is forgotten if this is interrupted.
            write_if_other(manifest, "".join(path + "\n" for path in before))
            for path, content in changes.items():
                if content is None:
                    os.remove(path)
                else:
                    write(path, content)
            write_if_other(manifest, noted)
        except OSError as trouble:
            module.fail_json(msg=f"cannot keep the files of flags: {trouble}")
    module.exit_json(
        changed=bool(changes),
        files=list(changes),
        diff=[
            {"before_header": path, "after_header": path, "before": before[path] or "", "after": content or ""}
            for path, content in changes.items()
        ],
    )


def write_if_other(path, content):
    """Leaves a file alone that says it already."""
    if read(path) != content:
        write(path, content)


if __name__ == "__main__":
    main()
