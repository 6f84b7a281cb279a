"""The Drive calls a Sheets client needs: files, with whom they are shared, and their export."""

from __future__ import annotations

from tests.fake_sheets import drive_query, importing
from tests.fake_sheets.calls import ROLES, SPREADSHEET, Call, at_least, new_file, permission, role_of
from tests.fake_sheets.errors import ApiProblem, Json, refused
from tests.fake_sheets.spreadsheets import keep, moment, new_book
from tests.fake_sheets.store import Store, duplicate

SETTABLE = ("name", "description", "starred", "trashed", "properties", "appProperties", "mimeType")
REASONS = {
    400: "invalid", 401: "authError", 403: "insufficientFilePermissions", 404: "notFound", 429: "rateLimitExceeded",
    500: "backendError", 503: "backendError",
}  # fmt: skip
DEFAULT_FIELDS = {  # what is sent when no mask is given
    "File": "kind,id,name,mimeType",
    "FileList": "kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)",
    "Permission": "kind,id,type,role",
    "PermissionList": "kind,nextPageToken,permissions(kind,id,type,role)",
}


def problem_body(problem: ApiProblem) -> Json:
    """Give the body of a refusal in Drive's own shape."""
    one = {"message": problem.message, "domain": "global", "reason": REASONS.get(problem.status, "invalid")}
    error: Json = {"code": problem.status, "message": problem.message, "errors": [one]}
    if problem.details:
        error |= {"status": problem.code_word, "details": list(problem.details)}
    return {"error": error}


def seen(call: Call, least: str = "reader") -> Json:
    """Find the file of the call, if the caller may see it and do this with it."""
    file_id = call.path["fileId"]
    about = call.store.files.get(file_id)
    role = role_of(about, call.caller) if about else None
    if about is None or role is None:
        raise refused(f"File not found: {file_id}.", status=404)
    if not at_least(role, least):
        raise refused("The user does not have sufficient permissions for this file.", status=403)
    return about


def told(call: Call, about: Json) -> Json:
    """Give a file as the caller sees it."""
    kind = about["mimeType"]
    role = role_of(about, call.caller) or "reader"
    name = about["name"]
    if about["id"] in call.store.books:
        name = call.store.books[about["id"]].properties["title"]
    may_write = at_least(role, "writer")
    made = {key: value for key, value in about.items() if key != "content"}
    owners = [one for one in about["permissions"] if one["role"] == "owner"]
    made |= {
        "name": name,
        "ownedByMe": role == "owner",
        "shared": len(about["permissions"]) > 1,
        "permissionIds": [one["id"] for one in about["permissions"]],
        "owners": [user(one) for one in owners],
        "capabilities": {"canEdit": may_write, "canDelete": role == "owner", "canShare": may_write},
    }
    if kind == SPREADSHEET:
        made["webViewLink"] = f"https://docs.google.com/spreadsheets/d/{about['id']}/edit?usp=drivesdk"
    else:
        made["size"] = str(len(about.get("content", b"")))
    if not may_write:
        made.pop("permissions")
        made.pop("permissionIds")
    return made


def user(entry: Json) -> Json:
    """Give the person a permission is for."""
    return {"kind": "drive#user", "emailAddress": entry["emailAddress"], "displayName": entry["displayName"]}


def create(call: Call) -> Json:
    """Carry out files.create: a new spreadsheet, or any other file with its bytes."""
    kind = call.body.get("mimeType", "application/octet-stream")
    name = call.body.get("name", "Untitled")
    mine = call.caller or ""
    if kind == SPREADSHEET:
        book = new_book(call.store, {"properties": {"title": name}})
        if call.content:
            importing.take_in(call.store, book, call.kind, call.content)
        keep(call.store, book, [(mine, "owner")])
        about = call.store.files[book.id]
    else:
        file_id = call.store.new_file_id()
        owner = permission(mine, "owner", call.store.new_name())
        about = new_file(file_id, name, kind, [owner], moment(call.store)) | {"content": call.content}
        call.store.files[file_id] = about
    about.update({key: call.body[key] for key in ("parents", *SETTABLE) if key in call.body})
    return told(call, about)


def get(call: Call) -> Json:
    """Carry out files.get."""
    return told(call, seen(call))


def listed(call: Call) -> Json:
    """Carry out files.list: a page of what the caller may see, newest first unless another order is asked for."""
    mine = [about for about in call.store.files.values() if role_of(about, call.caller)]
    files = [told(call, about) for about in mine]
    test = drive_query.parse(call.query.get("q", ""))
    found = drive_query.ordered([file for file in files if test(file)], call.query.get("orderBy", ""))
    size, start = int(call.query.get("pageSize", 100)), call.query.get("pageToken", "0")
    if not start.isdigit() or not 1 <= size <= 1000:
        raise refused("Invalid Value")
    first = int(start)
    answer = {"kind": "drive#fileList", "incompleteSearch": False, "files": found[first : first + size]}
    return answer | ({"nextPageToken": str(first + size)} if len(found) > first + size else {})


def update(call: Call) -> Json:
    """Carry out files.update: a new name, another folder, the bin, other bytes."""
    about = seen(call, "owner" if "trashed" in call.body else "writer")
    kind = about["mimeType"]
    about.update({key: call.body[key] for key in SETTABLE if key in call.body})
    about["mimeType"] = SPREADSHEET if kind == SPREADSHEET else about["mimeType"]
    gone = set(call.query.get("removeParents", "").split(","))
    more = [parent for parent in call.query.get("addParents", "").split(",") if parent]
    about["parents"] = [parent for parent in about["parents"] if parent not in gone] + more
    if "name" in call.body and about["id"] in call.store.books:
        call.store.books[about["id"]].properties["title"] = call.body["name"]
    if call.content and kind == SPREADSHEET:
        importing.take_in(call.store, call.store.book(about["id"]), call.kind, call.content)
    elif call.content:
        about["content"] = call.content
    touch(call.store, about["id"])
    return told(call, about)


def touch(store: Store, file_id: str) -> None:
    """Note that a file was changed."""
    about = store.files[file_id]
    about["modifiedTime"] = moment(store)
    about["version"] = str(int(about["version"]) + 1)


def copy(call: Call) -> Json:
    """Carry out files.copy; the copy is the caller's own."""
    source = seen(call)
    name = call.body.get("name", f"Copy of {told(call, source)['name']}")
    mine = permission(call.caller or "", "owner", call.store.new_name())
    file_id = call.store.new_file_id()
    about = {**new_file(file_id, name, source["mimeType"], [mine], moment(call.store)), **call.body, "name": name}
    if "content" in source:
        about["content"] = source["content"]
    if source["id"] in call.store.books:
        book = call.store.books[source["id"]].copied()
        book.id, book.properties["title"] = file_id, name
        call.store.put(book)
    call.store.files[file_id] = about
    return told(call, about)


def delete(call: Call) -> None:
    """Carry out files.delete; only its owner may."""
    about = seen(call, "owner")
    call.store.files.pop(about["id"])
    call.store.books.pop(about["id"], None)


def comments_list(call: Call) -> Json:
    """Carry out comments.list: here nobody ever comments."""
    seen(call)
    return {"kind": "drive#commentList", "comments": []}


def permissions_list(call: Call) -> Json:
    """Carry out permissions.list."""
    return {"kind": "drive#permissionList", "permissions": seen(call, "writer")["permissions"]}


def permission_get(call: Call) -> Json:
    """Carry out permissions.get."""
    return one_permission(call, seen(call, "writer"))


def one_permission(call: Call, about: Json) -> Json:
    """Find a permission of a file."""
    wanted = call.path["permissionId"]
    for entry in about["permissions"]:
        if entry["id"] == wanted:
            found: Json = entry
            return found
    raise refused(f"Permission not found: {wanted}.", status=404)


def permission_create(call: Call) -> Json:
    """Carry out permissions.create: share a file."""
    about, asked = seen(call, "writer"), call.body
    role, kind, email = asked.get("role"), asked.get("type"), asked.get("emailAddress")
    check_role(role)
    if kind not in {"user", "group", "domain", "anyone"}:
        raise refused("The permission type field is required.")
    if kind in {"user", "group"} and not email:
        raise refused("The specified emailAddress is invalid or not applicable for the given permission type.")
    number = call.store.new_name() if kind != "anyone" else "anyoneWithLink"
    made = {**permission(email or "", str(role), number), "type": kind}
    if kind in {"domain", "anyone"}:
        made = {key: made[key] for key in ("kind", "id", "type", "role")} | {"allowFileDiscovery": False}
    about["permissions"] = [
        one
        for one in about["permissions"]
        if one["role"] == "owner" or (one["id"] != number and one.get("emailAddress") != (email or number))
    ]
    about["permissions"].append(made)
    return duplicate(made)  # type: ignore[no-any-return]


def check_role(role: object) -> None:
    """Refuse what is no role."""
    if role not in ROLES:
        raise refused("The permission role field is required." if role is None else "Invalid permission role.")


def permission_update(call: Call) -> Json:
    """Carry out permissions.update: another role."""
    entry = one_permission(call, about := seen(call, "writer"))
    check_role(role := call.body.get("role"))
    if role == "owner":
        if not call.query.get("transferOwnership"):
            raise refused(
                "The transferOwnership parameter must be enabled when the permission role is 'owner'.", status=403
            )
        for other in about["permissions"]:
            other["role"] = "writer" if other["role"] == "owner" else other["role"]
    entry["role"] = role
    return entry


def permission_delete(call: Call) -> None:
    """Carry out permissions.delete: stop sharing."""
    about = seen(call, "writer")
    entry = one_permission(call, about)
    if entry["role"] == "owner":
        raise refused("The owner of a file cannot be removed.", status=403)
    about["permissions"].remove(entry)
