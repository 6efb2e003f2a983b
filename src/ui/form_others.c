/* SPDX-License-Identifier: MIT */
/* Others at the same record: what they save shows in the form, and nothing under the cursor moves. */
#include "form_priv.h"
#include "form_repeat_priv.h"
#include "form_value_priv.h"
#include "hub/base/str.h"

/* A correction, a date of a series and what is sealed are not looked at again. */
static bool looks(const struct form *f)
{
    return f->ready && id_known(f->id) && !id_known(f->corrects) && !wall_known(f->later) &&
           !form_saves_dates(f) && !(f->noun->flags & NOUN_SEALED);
}

static void take_saved(struct pane *p, const void *rec, struct namer *names, struct sb *changed)
{
    struct form *f = form_of(p);
    for (size_t i = 0; i < f->count; i++) {
        struct form_field *ff = &f->fields[i];
        const char *now = form_text(ff->f, rec, names, p->loaded);
        if (str_eq(now, ff->was)) {
            continue;
        }
        sb_addf(changed, "%s%s", changed->len ? ", " : "has changed ", ff->f->label);
        if (!form_field_changed(ff) && !ff->preset && ff != form_focused(f)) {
            form_fill_field(f, ff, rec, names, p->life);
        }
    }
}

/* The news has the name, of a removal too. */
static void tell(struct pane *p, const char *did)
{
    struct form *f = form_of(p);
    const struct news_item *item = *did ? news_of(p->view.news, f->id.n) : NULL;
    f->others_did = *did ? arena_strdup(p->life, did) : f->others_did;
    f->who_did = item ? arena_strdup(p->life, item->who) : f->who_did;
}

void form_look_at_others(struct pane *p, struct hub *h)
{
    struct form *f = form_of(p);
    struct hub_err ignored;
    int64_t now;
    if (!looks(f) || hub_step(h, &now, &ignored) != HUB_OK || now == f->looked) {
        return;
    }
    struct sb changed = sb_on(p->loaded);
    void *rec = arena_alloc(p->loaded, f->noun->size);
    enum hub_rc rc = hub_get(h, f->noun, f->id, p->loaded, rec, &ignored);
    f->looked = now;
    if (rc == HUB_ENOTFOUND) {
        sb_add(&changed, "has erased this");
    } else if (rc == HUB_OK && stamp_known(((const struct record *)rec)->removed_at)) {
        sb_add(&changed, "has removed this");
    } else if (rc == HUB_OK) {
        take_saved(p, rec, namer_create(h, p->loaded), &changed);
    }
    tell(p, sb_str(&changed));
}

const char *form_others_words(const struct pane *p, struct arena *a)
{
    const struct form *f = p->state;
    hub_id there = id_known(f->corrects) ? f->corrects : f->id;
    const char *editing =
        news_editing(p->view.news, there.n, true, p->view.hide, p->view.today, a);
    if (*editing || !f->others_did) {
        return editing;
    }
    const char *who = p->view.hide || str_empty(f->who_did) ? "Somebody" : f->who_did;
    return arena_printf(a, "* %s %s", who, f->others_did);
}
