/* SPDX-License-Identifier: MIT */
/* From what was typed to what is saved: checks, the draft, and two people at the same thing. */
#include "form_clash_priv.h"
#include "form_pick_priv.h"
#include "form_repeat_priv.h"
#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/service/corrections.h"
#include "hub/service/history.h"
#include "hub/ui/choose.h"
#include "form_value_priv.h"
#include "stay_verbs_priv.h"

#include <string.h>

/* --- the draft ---------------------------------------------------------------------------- */

static void add_draft_field(struct draft *d, const char *column, const char *text)
{
    d->fields[d->count++] = (struct draft_field){column, text};
}

static void fill_draft(struct form *f, struct arena *a)
{
    struct draft *d = &f->draft;
    const struct form_field *here = form_focused(f);
    d->noun = f->noun->name;
    d->record = id_known(f->corrects) ? f->corrects : f->id;
    d->step = f->step;
    d->field = here ? here->f->column : NULL;
    d->count = 0;
    d->fields = arena_array(a, f->count * 2 + 2, sizeof *d->fields);
    if (wall_known(f->later)) {
        char iso[DATE_TEXT];
        add_draft_field(d, FORM_LATER, arena_strdup(a, wall_iso(f->later, iso)));
    }
    for (size_t i = 0; i < f->count; i++) {
        const struct form_field *ff = &f->fields[i];
        if (!form_field_changed(ff) && !ff->preset) {
            continue;
        }
        add_draft_field(d, ff->f->column, ff->edit.text);
        if (id_known(ff->ref)) {
            add_draft_field(d, arena_printf(a, "%s#", ff->f->column), id_text(a, ff->ref));
        }
    }
}

enum hub_rc form_keep(struct pane *p, struct hub *h, struct hub_err *err)
{
    struct form *f = form_of(p);
    struct arena *scratch = arena_create();
    enum hub_rc rc;
    if (form_changed(f)) {
        fill_draft(f, scratch);
        rc = hub_draft_put(h, &f->draft, err);
        f->draft.noun = f->draft.field = NULL;
        f->draft.fields = NULL;
        f->draft.count = 0;
    } else {
        rc = form_unkeep(f, h, err);
    }
    f->unkept = f->unkept && rc != HUB_OK;
    arena_destroy(scratch);
    return rc;
}

enum hub_rc form_unkeep(struct form *f, struct hub *h, struct hub_err *err)
{
    enum hub_rc rc = id_known(f->draft.id) ? hub_draft_drop(h, f->draft.id, err) : HUB_OK;
    if (rc == HUB_OK) {
        f->draft.id = ID_NONE;
        f->unkept = false;
    }
    return rc;
}

/* --- checks --------------------------------------------------------------------------------- */

/* The first field that cannot be saved as it is; NULL when all can. */
static struct form_field *check_all(struct form *f, struct arena *a)
{
    struct form_field *first = NULL;
    for (size_t i = 0; i < f->count; i++) {
        struct form_field *ff = &f->fields[i];
        if (form_field_changed(ff) || ff->preset) {
            form_check(f, ff, a);
        }
        if ((ff->f->flags & FIELD_REQUIRED) && form_field_empty(ff)) {
            ff->message = "This is needed.";
        }
        first = !first && *ff->message ? ff : first;
    }
    return first;
}

static unsigned show_field(struct pane *p, struct form_field *ff)
{
    struct form *f = form_of(p);
    form_go_to(f, ff);
    return REACT_DRAW | (form_wants_load(f) ? REACT_LOAD : 0);
}

/* A refusal of the service goes to the field whose label it begins with. */
static unsigned show_refusal(struct pane *p, struct hub_err *err)
{
    struct form *f = form_of(p);
    for (size_t i = 0; i < f->count; i++) {
        struct form_field *ff = &f->fields[i];
        size_t len = strlen(ff->f->label);
        if (str_starts(err->msg, ff->f->label) && strchr(": ", err->msg[len])) {
            ff->message = arena_strdup(p->life, err->msg);
            *err = (struct hub_err){0};
            return show_field(p, ff);
        }
    }
    return REACT_DRAW;
}

/* --- two versions ----------------------------------------------------------------------------- */

static struct form_field *field_of_version(struct form *f, const struct version *v)
{
    for (size_t i = 0; i < f->count; i++) {
        if (f->fields[i].f == v->field) {
            return &f->fields[i];
        }
    }
    return NULL;
}

static void ask_version(struct pane *p)
{
    struct form *f = form_of(p);
    const struct version *v = &f->versions.items[f->version];
    const struct form_field *ff = field_of_version(f, v);
    char day[DATE_TEXT], time[DATE_TEXT];
    struct answer answers[4];
    size_t count = 0;
    answers[count++] = (struct answer){"form.theirs", arena_printf(p->life, "Keep %s's", v->who)};
    answers[count++] = (struct answer){"form.mine", "Keep mine"};
    if (v->both) {
        answers[count++] = (struct answer){"form.both", "Both"};
    }
    answers[count++] = (struct answer){"form.keep", "Decide later"};
    const char *mine = ff && !form_field_empty(ff) ? ff->edit.text : "nothing";
    const char *theirs = p->view.hide ? "hidden" : v->shown;
    mine = p->view.hide ? "hidden" : mine;
    const char *text =
        arena_printf(p->life, "%s\n\n%s, %s, %s:\n%s\n\nYou, now:\n%s\n", v->field->label, v->who,
            date_short(wall_date(v->at), day), tod_iso(wall_tod(v->at), time), theirs, mine);
    pane_choose(p, "Two people changed this", text, answers, count, count - 1);
}

static void take_theirs(struct form_field *ff, const struct version *v, struct arena *a)
{
    ff->was = arena_strdup(a, v->text);
    edit_set(&ff->edit, v->text);
    ff->ref = ff->was_ref = ID_NONE;
    ff->ids = NULL;
    ff->preset = false;
}

static void take_both(struct form_field *ff, const struct version *v, struct arena *a)
{
    edit_set(&ff->edit, v->both);
    ff->ids = v->both_ids ? arena_strdup(a, v->both_ids) : NULL;
}

unsigned form_answer_version(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form *f = form_of(p);
    if (f->version >= f->versions.count) {
        return REACT_DRAW;
    }
    const struct version *v = &f->versions.items[f->version++];
    struct form_field *ff = field_of_version(f, v);
    if (ff && str_eq(call->id, "form.theirs")) {
        take_theirs(ff, v, p->life);
    } else if (ff && str_eq(call->id, "form.both")) {
        take_both(ff, v, p->life);
    }
    if (f->version < f->versions.count) {
        ask_version(p);
        return REACT_DRAW;
    }
    f->step = f->versions.step;
    f->versions.count = f->version = 0;
    return form_save(p, call, err);
}

/* --- saving -------------------------------------------------------------------------------------- */

static const char *value_of(const struct form_field *ff, struct arena *a)
{
    if (ff->ids) {
        return ff->ids;
    }
    return id_known(ff->ref) ? id_text(a, ff->ref) : ff->edit.text;
}

size_t form_set(const struct form *f, struct arena *a, struct assignment **out)
{
    size_t count = 0;
    *out = arena_array(a, f->count + 1, sizeof **out);
    for (size_t i = 0; i < f->count; i++) {
        const struct form_field *ff = &f->fields[i];
        if (form_field_changed(ff) || ff->preset) {
            (*out)[count++] = (struct assignment){ff->f->column, value_of(ff, a)};
        }
    }
    return count;
}

static enum hub_rc write_record(struct pane *p, struct hub *h, struct hub_err *err)
{
    struct form *f = form_of(p);
    struct arena *scratch = arena_create();
    struct assignment *set;
    size_t count = form_set(f, scratch, &set);
    enum hub_rc rc = HUB_OK;
    if (form_saves_dates(f)) {
        rc = form_save_dates(f, h, err);
    } else if (f->noun == &stay_noun && (count || !id_known(f->id))) {
        rc = form_write_stay(p, h, set, count, err);
    } else if (id_known(f->corrects)) {
        rc = hub_correct(h, f->noun, f->corrects, set, count, &f->id, err);
    } else if (!id_known(f->id)) {
        rc = hub_add(h, f->noun, set, count, &f->id, err);
    } else if (count) {
        rc = hub_edit_since(h, f->noun, f->id, f->step, set, count, p->life, &f->versions, err);
    }
    arena_destroy(scratch);
    return rc;
}

/* What is new is shown in the list below, and what u would take back is said. */
static unsigned saved(struct pane *p, const struct call *call, bool added, struct hub_err *err)
{
    struct form *f = form_of(p);
    struct undo_next next;
    struct hub_err ignored;
    char time[DATE_TEXT];
    form_unkeep(f, call->hub, err); /* a draft that stays is no harm: it says so itself */
    tod_iso(wall_tod(hub_now(call->hub)), time);
    const char *after = form_after(p, call->hub);
    if (*after) {
        pane_say(p, "Saved %s. %s", time, after);
    } else if (f->noun->flags & NOUN_SEALED) {
        pane_say(p, "Saved %s.", time);
    } else if (hub_undo_next(call->hub, p->life, &next, &ignored) == HUB_OK) {
        pane_say(p, "Saved %s · u takes back: %s", time, next.what);
    } else {
        pane_say(p, "Saved %s · u takes it back", time);
    }
    if (added) {
        pane_run(p, arena_printf(p->life, "added %lld", (long long)f->id.n));
    }
    if (f->noun == &stay_noun) {
        stay_tell(p, call->hub, f->id);
    }
    return REACT_CLOSE;
}

/* Several names that were typed before the list was there, in a draft: whom they mean. */
static void read_names(struct pane *p, struct hub *h)
{
    struct form *f = form_of(p);
    struct hub_err ignored;
    for (size_t i = 0; i < f->count; i++) {
        struct form_field *ff = &f->fields[i];
        if (ff->f->type == FIELD_LINKS && !ff->ids && form_field_changed(ff) &&
            f->picker.for_field != ff) {
            form_load_picks_of(f, ff, h, &ignored);
            form_links_settle(f, ff, p->life);
        }
    }
}

unsigned form_save(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct form *f = form_of(p);
    bool added = !id_known(f->id) && !form_saves_dates(f);
    if ((!added || id_known(f->corrects)) && !form_changed(f)) {
        form_unkeep(f, call->hub, err);
        pane_say(p, "Nothing was changed.");
        return REACT_CLOSE;
    }
    read_names(p, call->hub);
    struct form_field *wrong = check_all(f, p->life);
    if (wrong) {
        pane_say(p, "Not saved yet: one more look at %s.", wrong->f->label);
        return show_field(p, wrong);
    }
    enum hub_rc rc = write_record(p, call->hub, err);
    if (rc == HUB_OK) {
        return saved(p, call, added, err);
    }
    if (rc == HUB_ECONFLICT && f->versions.count) {
        *err = (struct hub_err){0};
        f->version = 0;
        ask_version(p);
        return REACT_DRAW;
    }
    if (rc == HUB_ECONFLICT && f->noun == &stay_noun && form_ask_ahead(p, call->hub)) {
        *err = (struct hub_err){0};
        return REACT_DRAW;
    }
    return show_refusal(p, err);
}
