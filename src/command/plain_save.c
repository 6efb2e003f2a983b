/* SPDX-License-Identifier: MIT */
/* Saving a form, and two people at the same thing. */
#include "plain_form_priv.h"
#include "plain_stay_priv.h"

#include "hub/base/str.h"
#include "hub/model/stay.h"
#include "hub/service/corrections.h"
#include "hub/service/presence.h"
#include "hub/service/stays.h"

const char *answers_now(struct answers *f, size_t i)
{
    const struct field *field = &f->noun->fields[i];
    char iso[DATE_TEXT];
    struct hub_err ignored;
    if (field->type != FIELD_WALL || !str_eq(field->column, f->noun->when) ||
        !field_is_empty(field, f->rec)) {
        return NULL;
    }
    const char *now = arena_strdup(f->p->a, wall_iso(hub_now(f->p->h), iso));
    field_parse(field, f->rec, now, hub_today(f->p->h), f->p->a, &ignored);
    return now;
}

static size_t index_of(const struct answers *f, const struct field *field)
{
    return (size_t)(field - f->noun->fields);
}

/* The other version of a field, or mine, or both. False: decided later. */
static bool ask_version(struct answers *f, const struct version *v)
{
    enum { THEIRS, MINE, BOTH, LATER };
    struct plain *p = f->p;
    char at[DATE_TEXT];
    size_t i = index_of(f, v->field);
    bool both = v->both != NULL;
    const char *keep = arena_printf(p->a, "Keep %s's", v->who);
    const char *lines[] = {keep, "Keep mine", both ? "Both" : "Decide later", "Decide later"};
    const char *title = arena_printf(p->a,
        "Two people changed this: %s\n%s, %s: %s\nYou, now: %s", v->field->label, v->who,
        wall_long(v->at, at), v->shown, answers_shown(f, i));
    int which = choose_of(p, title, lines, both ? 4 : 3);
    if (which == THEIRS) {
        answers_put(f, i, v->text);
        f->text[i] = NULL;
    } else if (which == BOTH && both) {
        answers_put(f, i, v->both);
    }
    return which == THEIRS || which == MINE || (which == BOTH && both);
}

static bool ask_versions(struct answers *f, const struct versions *versions)
{
    for (size_t i = 0; i < versions->count; i++) {
        if (!ask_version(f, &versions->items[i])) {
            say(f->p, "Nothing is saved. It is kept as an unfinished note.");
            return false;
        }
    }
    f->step = versions->step;
    answers_keep(f);
    return true;
}

static size_t answers_set(const struct answers *f, struct assignment **out)
{
    struct assignment *set = arena_array(f->p->a, f->noun->field_count + 1, sizeof *set);
    size_t count = 0;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        if (f->text[i]) {
            set[count++] = (struct assignment){f->noun->fields[i].word, f->text[i]};
        }
    }
    *out = set;
    return count;
}

static enum hub_rc write_stay(struct answers *f, const struct assignment *set, size_t count,
    struct versions *versions, struct hub_err *err)
{
    struct plain *p = f->p;
    return id_known(f->id) ? hub_stay_change_since(p->h, f->id, f->step, set, count, f->reason,
                                 p->a, versions, err)
                           : hub_stay_add(p->h, set, count, f->reason, &f->id, err);
}

/* A must-fix is in the way of this sleepover: whether to go ahead anyway, and why. */
static bool ask_ahead(struct answers *f)
{
    struct assignment *set;
    size_t count = answers_set(f, &set);
    if (plain_why_ahead(f->p, f->id, set, count, &f->reason)) {
        return true;
    }
    f->reason = NULL;
    say(f->p, "Nothing is saved yet. Change an answer, then save.");
    return false;
}

static enum hub_rc write_record(struct answers *f, struct versions *versions, struct hub_err *err)
{
    struct plain *p = f->p;
    struct assignment *set;
    size_t count = answers_set(f, &set);
    if (f->noun == &stay_noun && (count || !id_known(f->id))) {
        return write_stay(f, set, count, versions, err);
    }
    if (!id_known(f->id)) {
        return hub_add(p->h, f->noun, set, count, &f->id, err);
    }
    if (hub_corrects(f->noun)) {
        return count ? hub_correct_some(p->h, f->noun, f->id, set, count, &f->id, err) : HUB_OK;
    }
    return count ? hub_edit_since(p->h, f->noun, f->id, f->step, set, count, p->a, versions, err)
                 : HUB_OK;
}

void answers_others(struct answers *f)
{
    if (f->noun->flags & NOUN_SEALED) {
        return;
    }
    hub_editing_one(f->p->h, f->id);
    const char *words = editing_words(
        hub_editors(f->p->h, NULL), f->id, true, f->p->hide, hub_today(f->p->h), f->p->a);
    if (*words && !str_eq(words, f->others)) {
        say(f->p, "%s.", words);
    }
    f->others = words;
}

/* No answer would help: the file or its disk said no. */
static bool is_of_file(enum hub_rc rc)
{
    return rc == HUB_EFULL || rc == HUB_EIO || rc == HUB_EREADONLY || rc == HUB_EBUSY;
}

bool answers_save(struct answers *f)
{
    struct hub_err err;
    while (!f->p->ended) {
        struct versions versions = {0};
        enum hub_rc rc = write_record(f, &versions, &err);
        if (rc == HUB_OK) {
            answers_drop(f);
            say(f->p, f->noun->flags & NOUN_SEALED ? "Saved." : "Saved. u takes it back.");
            return true;
        }
        if (rc == HUB_ECONFLICT && f->noun == &stay_noun && versions.count == 0) {
            if (ask_ahead(f)) {
                continue;
            }
            return false;
        }
        if (rc != HUB_ECONFLICT || versions.count == 0) {
            say_error(f->p, &err);
            say(f->p, "%s", is_of_file(rc) ? "What you typed is still here: save it again when that is put right."
                                            : "Nothing is saved yet. Change that answer, then save.");
            return false;
        }
        if (!ask_versions(f, &versions)) {
            return false;
        }
    }
    return false;
}
