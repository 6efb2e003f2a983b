/* SPDX-License-Identifier: MIT */
#include "tell_priv.h"

#include "hub/base/str.h"
#include "hub/model/person.h"
#include "hub/service/history.h"
#include "hub/service/series_words.h"

#include <stdlib.h>
#include <string.h>

enum { MAIN_VALUES = 5 }; /* named of an added record */

static void *blank(struct telling *t, const struct noun *n)
{
    void *rec = arena_alloc(t->a, n->size);
    record_clear(n, rec);
    return rec;
}

/* In words, which what it starts on today completes; NULL: another field. */
static const char *how_it_repeats(
    struct telling *t, const struct field *f, hub_id row, const char *text)
{
    struct event *e = arena_alloc(t->a, sizeof *e);
    struct hub_err ignored;
    if ((f != noun_field(&event_noun, "repeats") && f != noun_field(&event_noun, "also_on")) ||
        record_get(t->h->store, &event_noun, row, t->a, e, &ignored) != HUB_OK) {
        return NULL;
    }
    *(f == noun_field(&event_noun, "repeats") ? &e->repeats : &e->also_on) = text;
    return series_shown(f, e, t->a);
}

const char *tell_value(struct telling *t, const struct noun *n, const struct field *f, hub_id row,
    const char *text)
{
    struct hub_err ignored;
    if (str_empty(text)) {
        return "nothing";
    }
    if (f->type == FIELD_REF) {
        return namer_name(t->names, noun_find(f->ref), (hub_id){strtoll(text, NULL, 10)});
    }
    void *rec = blank(t, n);
    if (field_parse(f, rec, text, hub_today(t->h), t->a, &ignored) != HUB_OK) {
        return text;
    }
    const char *words = how_it_repeats(t, f, row, text);
    return words ? words : field_shown(f, rec, t->a);
}

/* Whether the name of a record is made of this column: "known_as/name". */
static bool in_name(const struct noun *n, const struct field *f)
{
    size_t len = strlen(f->column);
    for (const char *p = n->shown; *p; p += strcspn(p, "/ "), p += *p != '\0') {
        if (strcspn(p, "/ ") == len && strncmp(p, f->column, len) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_default(struct telling *t, const struct noun *n, const struct field *f, void *rec)
{
    struct hub_err ignored;
    void *usual = blank(t, n);
    return f->def && f->type != FIELD_LINKS &&
           field_parse(f, usual, f->def, hub_today(t->h), t->a, &ignored) == HUB_OK &&
           field_equal(f, usual, rec);
}

static bool says_much(struct telling *t, const struct noun *n, const struct field *f, void *rec)
{
    unsigned never = FIELD_READONLY | FIELD_PRIVATE | (t->masked ? FIELD_SENSITIVE : 0);
    return !(f->flags & never) && f->type != FIELD_NOTE && f->type != FIELD_LINKS &&
           !str_eq(f->column, "hub_id") && !in_name(n, f) && !field_is_empty(f, rec) &&
           !is_default(t, n, f, rec);
}

static const char *added(struct telling *t, const struct noun *n, const struct journal_change *c)
{
    struct hub_err ignored;
    struct sb b = sb_on(t->a);
    int count = 0;
    if (t->brief) {
        return "added";
    }
    void *rec = arena_alloc(t->a, n->size);
    sb_add(&b, "added");
    if (journal_added(t->h->store, n, c, t->a, rec, &ignored) != HUB_OK) {
        return sb_str(&b);
    }
    for (size_t i = 0; i < n->field_count && count < MAIN_VALUES; i++) {
        const struct field *f = &n->fields[i];
        if (says_much(t, n, f, rec)) {
            sb_addf(&b, "%s%s: %s", count++ ? " · " : ": ", f->label,
                namer_field(t->names, f, rec, true));
        }
    }
    return sb_str(&b);
}

const char *tell_change(struct telling *t, const struct noun *n, const struct journal_change *c)
{
    if (c->op == 'I') {
        return added(t, n, c);
    }
    if (c->op == 'R') {
        return "removed";
    }
    if (strcmp(c->column, "removed_at") == 0) {
        return "brought back";
    }
    const struct field *f = noun_field(n, c->column);
    if (!f) {
        return arena_printf(t->a, "%s changed", c->column);
    }
    if (t->masked && (f->flags & (FIELD_PRIVATE | FIELD_SENSITIVE) || f->type == FIELD_NOTE)) {
        return arena_printf(t->a, "%s %s", f->label,
            str_empty(c->old_text)   ? "written down"
            : str_empty(c->new_text) ? "emptied"
                                     : "changed");
    }
    return arena_printf(t->a, "%s: %s → %s", f->label, tell_value(t, n, f, c->row, c->old_text),
        tell_value(t, n, f, c->row, c->new_text));
}

/* "Bedtime" → "bedtime", but "GP" and "NHS number" stay. */
static const char *within_a_sentence(struct telling *t, const char *label)
{
    char *text = arena_strdup(t->a, label);
    bool word = text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z');
    if (word) {
        text[0] += 'a' - 'A';
    }
    return text;
}

const char *tell_part(struct telling *t, const struct noun *n, const struct journal_change *c)
{
    const struct field *f = noun_field(n, c->column);
    if (!f) {
        return c->column;
    }
    const char *label = within_a_sentence(t, f->label);
    if (t->masked && (f->flags & (FIELD_PRIVATE | FIELD_SENSITIVE) || f->type == FIELD_NOTE)) {
        return arena_printf(t->a, "%s%s", label,
            str_empty(c->old_text)   ? " (written down)"
            : str_empty(c->new_text) ? " (emptied)"
                                     : "");
    }
    return arena_printf(t->a, "%s from %s to %s", label, tell_value(t, n, f, c->row, c->old_text),
        tell_value(t, n, f, c->row, c->new_text));
}
