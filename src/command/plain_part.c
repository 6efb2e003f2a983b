/* SPDX-License-Identifier: MIT */
/* A long form by its parts, so that nobody listens to seventy questions for one. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/noun_part.h"
#include "plain_form_priv.h"

enum { PARTS_MOST = 16 };

struct parts {
    const struct answers *f;
    const struct noun_part *part[PARTS_MOST]; /* NULL: the fields that no part names */
    size_t count;
};

static bool names(const struct noun_part *part, const struct field *field)
{
    return str_part_index(part->columns, field->column) >= 0;
}

static bool in_none(const struct parts *x, const struct field *field)
{
    for (size_t i = 0; i < x->count; i++) {
        if (x->part[i] && names(x->part[i], field)) {
            return false;
        }
    }
    return true;
}

static bool within(const struct parts *x, size_t n, const struct field *field)
{
    return x->part[n] ? names(x->part[n], field) : in_none(x, field);
}

static struct parts parts_of(const struct answers *f)
{
    struct parts x = {.f = f};
    for (size_t i = 0; i < noun_part_count && x.count + 1 < PARTS_MOST; i++) {
        if (str_eq(noun_parts[i].noun, f->noun->name)) {
            x.part[x.count++] = &noun_parts[i];
        }
    }
    for (size_t i = 0; x.count && i < f->noun->field_count; i++) {
        if (!answers_skip(f, &f->noun->fields[i]) && in_none(&x, &f->noun->fields[i])) {
            x.part[x.count++] = NULL;
            break;
        }
    }
    return x;
}

size_t plain_part_count(const struct answers *f)
{
    return parts_of(f).count;
}

/* "Health: 2 of 9" */
static const char *part_label(void *arg, size_t n, struct arena *a)
{
    const struct parts *x = arg;
    size_t all = 0, filled = 0;
    for (size_t i = 0; i < x->f->noun->field_count; i++) {
        const struct field *field = &x->f->noun->fields[i];
        if (!answers_skip(x->f, field) && within(x, n, field)) {
            all++;
            filled += x->f->text[i] || !field_is_empty(field, x->f->rec);
        }
    }
    return arena_printf(a, "%s: %zu of %zu", x->part[n] ? x->part[n]->title : "More", filled, all);
}

/* Words that name no part may name one field in any of them, best as it is called. */
static int by_words(const struct answers *f, const char *words, bool *chosen)
{
    size_t found = 0, exact = f->noun->field_count;
    const char *wanted = utf8_fold(f->p->a, words);
    for (size_t i = 0; i < f->noun->field_count; i++) {
        const struct field *field = &f->noun->fields[i];
        const char *label = utf8_fold(f->p->a, field->label);
        chosen[i] = !answers_skip(f, field) && utf8_find(label, wanted);
        found += chosen[i];
        exact = chosen[i] && str_eq(label, wanted) ? i : exact;
    }
    for (size_t i = 0; exact < f->noun->field_count && i < f->noun->field_count; i++) {
        chosen[i] = i == exact;
    }
    if (!found) {
        say(f->p, "No part and no question has that word. ? tells what you can do.");
    }
    return found ? 0 : CHOSE_CHANGED;
}

int plain_part(struct answers *f, struct choices *c, bool *chosen)
{
    struct parts x = parts_of(f);
    const char *words = NULL;
    int n = 0;
    if (x.count > 1) {
        c->count = x.count;
        c->label = part_label;
        c->arg = &x;
        c->word = "part";
        c->words = &words;
        n = choose(f->p, c);
    }
    if (n == CHOSE_WORDS) {
        return by_words(f, words, chosen);
    }
    for (size_t i = 0; n >= 0 && i < f->noun->field_count; i++) {
        const struct field *field = &f->noun->fields[i];
        chosen[i] = !answers_skip(f, field) && (x.count <= 1 || within(&x, (size_t)n, field));
    }
    return n;
}
