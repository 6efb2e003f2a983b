/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "try_priv.h"

static const char *const columns[TRY_FIELDS + 1] = {"first", "second", "third", "about"};

enum hub_rc try_keep(struct try_pane *s, struct hub *hub, struct hub_err *err)
{
    struct draft_field fields[TRY_FIELDS + 1];
    bool any = false;
    for (size_t i = 0; i < s->kind->count; i++) {
        fields[i] = (struct draft_field){columns[i], s->fields[i].text};
        any = any || s->fields[i].len;
    }
    fields[s->kind->count] = (struct draft_field){columns[TRY_FIELDS], s->about ? s->about : ""};
    return any ? keep_put(&s->keep, hub, s->kind->draft, s->record, fields, s->kind->count + 1, err)
               : keep_drop(&s->keep, hub, err);
}

enum hub_rc try_resume(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct try_pane *s = p->state;
    struct draft d;
    enum hub_rc rc = keep_read(&s->keep, hub, p->life, &d, err);
    s->record = d.record;
    for (size_t i = 0; rc == HUB_OK && i < d.count; i++) {
        for (size_t k = 0; k < s->kind->count; k++) {
            if (str_eq(d.fields[i].column, columns[k])) {
                edit_set(&s->fields[k], d.fields[i].text);
            }
        }
        if (str_eq(d.fields[i].column, columns[TRY_FIELDS])) {
            s->about = d.fields[i].text;
        }
    }
    return rc;
}
