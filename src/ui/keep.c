/* SPDX-License-Identifier: MIT */
#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "keep_priv.h"

enum { AGE_MS = 1000 };

void keep_touch(struct keep *k)
{
    if (!k->unkept) {
        k->unkept = true;
        k->unkept_ms = clock_monotonic_us() / 1000;
    }
}

bool keep_due(const struct keep *k, const struct call *call)
{
    bool now = str_eq(call->id, "hangup") ||
               (call->ev && call->ev->type == UI_KEY && call->ev->key == K_PROBE);
    return k->unkept && (now || clock_monotonic_us() / 1000 - k->unkept_ms >= AGE_MS);
}

enum hub_rc keep_put(struct keep *k, struct hub *hub, const char *what, hub_id record,
    struct draft_field *fields, size_t count, struct hub_err *err)
{
    k->draft.noun = what;
    k->draft.record = record;
    k->draft.field = NULL;
    k->draft.fields = fields;
    k->draft.count = count;
    enum hub_rc rc = hub_draft_put(hub, &k->draft, err);
    k->draft.fields = NULL;
    k->draft.count = 0;
    k->unkept = k->unkept && rc != HUB_OK;
    return rc;
}

enum hub_rc keep_drop(struct keep *k, struct hub *hub, struct hub_err *err)
{
    enum hub_rc rc = id_known(k->draft.id) ? hub_draft_drop(hub, k->draft.id, err) : HUB_OK;
    if (rc == HUB_OK) {
        k->draft.id = ID_NONE;
        k->unkept = false;
    }
    return rc;
}

enum hub_rc keep_line(struct keep *k, struct hub *hub, const char *what, hub_id record,
    const struct keep_line *line, struct hub_err *err)
{
    struct draft_field fields[] = {{"about", line->about ? line->about : ""}, {"text", line->text}};
    return *line->text ? keep_put(k, hub, what, record, fields, 2, err) : keep_drop(k, hub, err);
}

bool keep_opens(struct keep *k, const struct pane_target *target)
{
    k->resuming = str_eq(target->text, KEEP_RESUME);
    k->draft.id = k->resuming ? ((hub_id){target->id}) : ID_NONE;
    return k->resuming;
}

enum hub_rc keep_read(
    struct keep *k, struct hub *hub, struct arena *a, struct draft *out, struct hub_err *err)
{
    *out = (struct draft){.id = ID_NONE};
    enum hub_rc rc = hub_draft_get(hub, k->draft.id, a, out, err);
    k->draft = *out;
    k->resuming = false;
    return rc;
}

enum hub_rc keep_resume(struct keep *k, struct hub *hub, struct arena *a, struct edit *text,
    const char **about, struct hub_err *err)
{
    struct draft d;
    *about = NULL;
    if (!k->resuming) {
        return HUB_OK;
    }
    enum hub_rc rc = keep_read(k, hub, a, &d, err);
    if (rc != HUB_OK) {
        return rc;
    }
    *about = "";
    for (size_t i = 0; i < d.count; i++) {
        if (str_eq(d.fields[i].column, "about")) {
            *about = d.fields[i].text;
        } else {
            edit_set(text, d.fields[i].text);
        }
    }
    return HUB_OK;
}

unsigned keep_leave(struct pane *p, const struct call *call, enum hub_rc kept, bool any)
{
    if (kept != HUB_OK) {
        return REACT_DRAW;
    }
    if (any) {
        pane_say(p, "Kept as an unfinished note.");
    }
    return str_eq(call->id, "back") ? REACT_CLOSE : REACT_PASS;
}

unsigned keep_edit_act(
    struct pane *p, const struct keep_edit *k, const struct call *call, struct hub_err *err)
{
    const struct keep_line line = {k->about, k->text->text};
    if (str_part_index("tick|hangup", call->id) >= 0) {
        if (keep_due(k->keep, call)) {
            keep_line(k->keep, call->hub, k->what, k->record, &line, err);
        }
        return 0;
    }
    if (str_part_index("back|leave", call->id) >= 0) {
        enum hub_rc kept = keep_line(k->keep, call->hub, k->what, k->record, &line, err);
        return keep_leave(p, call, kept, k->text->len > 0);
    }
    if (str_eq(call->id, "paste")) {
        edit_insert(k->text, call->ev->paste, call->ev->paste_len);
    } else if (!call->ev || call->ev->type != UI_KEY || edit_key(k->text, call->ev) == EDIT_PASS) {
        return REACT_PASS;
    }
    keep_touch(k->keep);
    return REACT_DRAW;
}
