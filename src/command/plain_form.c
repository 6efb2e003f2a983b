/* SPDX-License-Identifier: MIT */
/* Writing records: a new one by questions in turn, an old one field by field, unfinished ones. */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/model/child.h"
#include "hub/service/drafts.h"
#include "hub/service/records.h"

#include <string.h>

struct form {
    struct plain *p;
    const struct noun *noun;
    void *rec;          /* the answers so far, those that parse */
    const char **text;  /* of each field; NULL: not answered */
    hub_id draft;       /* the note this was carried on from */
};

static struct form form_on(struct plain *p, const struct noun *n)
{
    struct hub_err ignored;
    struct form f = {.p = p, .noun = n, .draft = ID_NONE};
    f.rec = arena_alloc(p->a, n->size);
    f.text = arena_array(p->a, n->field_count + 1, sizeof *f.text);
    record_clear(n, f.rec);
    record_defaults(n, f.rec, hub_today(p->h), p->a, &ignored);
    return f;
}

static void put(struct form *f, size_t i, const char *text)
{
    struct hub_err ignored;
    const struct field *field = &f->noun->fields[i];
    f->text[i] = text;
    if (field->type == FIELD_LINKS) {
        return;
    }
    field_parse(field, f->rec, text, hub_today(f->p->h), f->p->a, &ignored);
}

static size_t answered(const struct form *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        n += f->text[i] != NULL;
    }
    return n;
}

/* Whether this question is one of the first (what must be answered) or of the others. */
static bool asked_in(const struct form *f, size_t i, bool required)
{
    const struct field *field = &f->noun->fields[i];
    bool the_hub = str_eq(field->column, "hub_id") && id_known(hub_default(f->p->h));
    bool must = (field->flags & FIELD_REQUIRED) && !field->def;
    return !(field->flags & FIELD_READONLY) && !the_hub && must == required;
}

/* Keeps what was answered when the line goes before it is saved. */
static void keep(struct form *f)
{
    struct hub_err err;
    struct draft d = {.id = f->draft, .noun = f->noun->name, .record = ID_NONE};
    d.fields = arena_array(f->p->a, f->noun->field_count + 1, sizeof *d.fields);
    for (size_t i = 0; i < f->noun->field_count; i++) {
        if (f->text[i]) {
            d.fields[d.count++] = (struct draft_field){f->noun->fields[i].column, f->text[i]};
        }
    }
    if (d.count > 0 && hub_draft_put(f->p->h, &d, &err) != HUB_OK) {
        note(f->p->inv, "%s", err.msg);
    }
}

/* The question before `i` of the same kind; `i` itself at the first. */
static size_t previous(const struct form *f, size_t i, bool required)
{
    for (size_t k = i; k-- > 0;) {
        if (asked_in(f, k, required)) {
            return k;
        }
    }
    return i;
}

/* All questions of a kind in turn; false: stopped before the end. */
static bool ask_all(struct form *f, bool required)
{
    for (size_t i = 0; i < f->noun->field_count;) {
        const char *text;
        if (!asked_in(f, i, required) || (required && f->text[i])) {
            i++;
            continue;
        }
        switch (plain_value(f->p, f->noun, &f->noun->fields[i], f->rec, &text)) {
        case VALUE_SET:
            put(f, i, text);
            say(f->p, "%s: %s", f->noun->fields[i].label,
                f->noun->fields[i].type == FIELD_LINKS
                    ? text
                    : plain_shown(f->p, &f->noun->fields[i], f->rec));
            i++;
            break;
        case VALUE_KEPT:
            i += !required || !field_is_empty(&f->noun->fields[i], f->rec);
            if (required && i < f->noun->field_count && !f->text[i]) {
                say(f->p, "This one is needed. 0 goes back.");
            }
            break;
        case VALUE_PREVIOUS:
            i = previous(f, i, required);
            f->text[i] = required ? NULL : f->text[i];
            break;
        case VALUE_BACK:
            return false;
        }
    }
    return true;
}

static bool save(struct form *f, hub_id *id)
{
    struct hub_err err;
    struct assignment *set = arena_array(f->p->a, f->noun->field_count + 1, sizeof *set);
    size_t count = 0;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        if (f->text[i]) {
            set[count++] = (struct assignment){f->noun->fields[i].word, f->text[i]};
        }
    }
    if (hub_add(f->p->h, f->noun, set, count, id, &err) != HUB_OK) {
        say_error(f->p, &err);
        return false;
    }
    if (id_known(f->draft) && hub_draft_drop(f->p->h, f->draft, &err) != HUB_OK) {
        say_error(f->p, &err);
    }
    say(f->p, "Saved. u takes it back.");
    return true;
}

static const char *answer_label(void *arg, size_t i, struct arena *a)
{
    const struct form *f = arg;
    const struct field *field = &f->noun->fields[i];
    return arena_printf(a, "%s: %s", field->label,
        field->type == FIELD_LINKS && f->text[i] ? f->text[i]
                                                 : plain_shown(f->p, field, f->rec));
}

static void change_answer(struct form *f)
{
    struct choices c = {
        .title = "Which answer?",
        .count = f->noun->field_count,
        .label = answer_label,
        .arg = f,
        .own_undo = true,
    };
    int which = choose(f->p, &c);
    const char *text;
    if (which >= 0 && f->noun->fields[which].flags & FIELD_READONLY) {
        say(f->p, "hub fills this in by itself.");
    } else if (which >= 0 && plain_value(f->p, f->noun, &f->noun->fields[which], f->rec, &text) ==
                                 VALUE_SET) {
        put(f, (size_t)which, text);
    }
}

static const char *end_label(void *arg, size_t i, struct arena *a)
{
    static const char *const labels[] = {"Save", "More questions", "Change an answer", "Throw away"};
    (void)arg;
    (void)a;
    return labels[i];
}

/* What to do with the answers; true when a record is saved. */
static bool finish(struct form *f, hub_id *id)
{
    enum { SAVE, MORE, CHANGE, THROW_AWAY, ENDS };
    while (!f->p->ended) {
        struct choices c = {
            .title = arena_printf(f->p->a, "New %s: %zu answer%s", f->noun->name, answered(f),
                answered(f) == 1 ? "" : "s"),
            .help = "Nothing is saved yet.",
            .count = ENDS,
            .label = end_label,
            .own_undo = true,
        };
        int which = choose(f->p, &c);
        if (which == SAVE && save(f, id)) {
            return true;
        }
        if (which == MORE) {
            ask_all(f, false);
        } else if (which == CHANGE || which == CHOSE_UNDO) {
            change_answer(f);
        } else if (which == THROW_AWAY || which == CHOSE_BACK) {
            if (!f->p->ended && ask_yes(f->p, "Throw these answers away?")) {
                return false;
            }
        }
    }
    return false;
}

static void fill(struct form *f)
{
    hub_id id;
    bool whole = ask_all(f, true);
    if (!f->p->ended && !whole && answered(f) == 0) {
        return;
    }
    bool saved = !f->p->ended && finish(f, &id);
    if (f->p->ended && !saved) {
        keep(f);
    }
    if (saved) {
        plain_record(f->p, f->noun, id, NULL);
    }
}

/* The field by which `n` hangs on `under`, and what else that record says of it: its family. */
static void preset(struct form *f, const struct noun *under, hub_id id)
{
    struct hub_err ignored;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        const struct field *field = &f->noun->fields[i];
        if (field->type == FIELD_REF && noun_find(field->ref) == under &&
            str_eq(field->column, arena_printf(f->p->a, "%s_id", under->table))) {
            put(f, i, arena_printf(f->p->a, "%lld", (long long)id.n));
        }
    }
    const struct field *family = noun_field(f->noun, "family_id");
    struct child child;
    if (under == &child_noun && family &&
        hub_get(f->p->h, &child_noun, id, f->p->a, &child, &ignored) == HUB_OK) {
        put(f, (size_t)(family - f->noun->fields),
            arena_printf(f->p->a, "%lld", (long long)child.family_id.n));
    }
}

void plain_add(struct plain *p, const struct noun *n, const struct noun *under, hub_id id)
{
    struct form f = form_on(p, n);
    if (under) {
        preset(&f, under, id);
    }
    fill(&f);
}

/* --- an old one --------------------------------------------------------------- */

static void save_one(struct plain *p, const struct noun *n, hub_id id, const struct field *f,
    const char *text)
{
    struct hub_err err;
    struct assignment set = {f->word, text};
    if (hub_edit(p->h, n, id, &set, 1, &err) == HUB_OK) {
        say(p, "Saved. u takes it back.");
    } else {
        say_error(p, &err);
    }
}

void plain_edit(struct plain *p, const struct noun *n, hub_id id)
{
    struct hub_err err;
    while (!p->ended) {
        struct form f = form_on(p, n);
        if (hub_get(p->h, n, id, p->a, f.rec, &err) != HUB_OK) {
            say_error(p, &err);
            return;
        }
        struct choices c = {
            .title = "Change what?",
            .word = "field",
            .count = n->field_count,
            .label = answer_label,
            .arg = &f,
        };
        int which = choose(p, &c);
        const char *text;
        if (which == CHOSE_BACK) {
            return;
        }
        if (which >= 0 && n->fields[which].flags & FIELD_READONLY) {
            say(p, "hub fills this in by itself.");
        } else if (which >= 0 &&
                   plain_value(p, n, &n->fields[which], f.rec, &text) == VALUE_SET) {
            save_one(p, n, id, &n->fields[which], text);
        }
    }
}

/* --- unfinished notes --------------------------------------------------------- */

static const char *draft_label(void *arg, size_t i, struct arena *a)
{
    return hub_draft_line(&((const struct draft *)arg)[i], a);
}

static void carry_on(struct plain *p, hub_id id)
{
    struct draft d;
    struct hub_err err;
    if (hub_draft_get(p->h, id, p->a, &d, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    const struct noun *n = noun_find(d.noun);
    if (!n || id_known(d.record)) {
        say(p, "This note changes what is there already. Carry it on in the full screen.");
        return;
    }
    struct form f = form_on(p, n);
    f.draft = id;
    for (size_t i = 0; i < d.count; i++) {
        const struct field *field = noun_field(n, d.fields[i].column);
        if (field) {
            put(&f, (size_t)(field - n->fields), d.fields[i].text);
        }
    }
    fill(&f);
}

void plain_drafts(struct plain *p)
{
    struct draft *drafts;
    struct hub_err err;
    struct choices c = {.title = "Unfinished notes", .word = "note", .label = draft_label};
    if (hub_draft_list(p->h, p->a, &drafts, &c.count, &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    c.arg = drafts;
    if (c.count == 0) {
        say(p, "There are no unfinished notes.");
        return;
    }
    int which = choose(p, &c);
    if (which >= 0) {
        carry_on(p, drafts[which].id);
    }
}
