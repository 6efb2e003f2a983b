/* SPDX-License-Identifier: MIT */
/*
 * A kinder word for a note that was left, or the initials of a child of another family: one line,
 * one key, and nothing is ever stopped.
 */
#include "form_priv.h"
#include "form_value_priv.h"
#include "hub/base/str.h"
#include "hub/command/command.h"
#include "hub/service/words.h"

#include <string.h>

static const struct config *config_of(const struct pane *p)
{
    return p->view.inv ? p->view.inv->config : NULL;
}

static hub_id ref_of(const struct form *f, const char *column)
{
    for (size_t i = 0; i < f->count; i++) {
        if (str_eq(f->fields[i].f->column, column)) {
            return f->fields[i].ref;
        }
    }
    return ID_NONE;
}

/* The family that is written about, as far as the form knows. */
static hub_id about(const struct form *f)
{
    hub_id family = ref_of(f, "family_id");
    family = id_known(family) ? family : others_family(&f->others, ref_of(f, "child_id"));
    return id_known(family) ? family : f->family;
}

enum hub_rc form_words_begin(struct form *f, struct hub *h, struct arena *a, struct hub_err *err)
{
    bool any = false;
    for (size_t i = 0; i < f->noun->field_count; i++) {
        any |= others_checked(f->noun, &f->noun->fields[i]);
    }
    return any ? others_read(h, about(f), a, &f->others, err) : HUB_OK;
}

/* The first word of the note that has a kinder one; NULL: there is none. */
static const struct word_hint *first_hint(
    const struct pane *p, const struct form *f, const struct form_field *ff, struct arena *a)
{
    struct word_hint *hints = NULL;
    size_t count = 0;
    if (words_checked(f->noun, ff->f) && form_field_changed(ff)) {
        words_check(config_of(p), ff->edit.text, a, &hints, &count);
    }
    if (!count && others_checked(f->noun, ff->f) && form_field_changed(ff)) {
        others_check(&f->others, about(f), ff->edit.text, a, &hints, &count);
    }
    return count ? &hints[0] : NULL;
}

void form_words_check(struct pane *p, struct form_field *ff)
{
    struct form *f = form_of(p);
    struct arena *scratch = arena_create();
    bool again = ff->checked && strcmp(ff->checked, ff->edit.text) == 0;
    const struct word_hint *hint = again ? NULL : first_hint(p, f, ff, scratch);
    f->word_of = NULL;
    if (hint) {
        f->word_of = ff;
        f->word_line = arena_strdup(p->life, words_sentence(ff->edit.text, hint, scratch));
    }
    if ((ff->f->type == FIELD_NOTE || others_checked(f->noun, ff->f)) && !again) {
        ff->checked = arena_strdup(p->life, ff->edit.text); /* said once of the same text */
    }
    arena_destroy(scratch);
}

bool form_words_take(struct pane *p)
{
    struct form *f = form_of(p);
    struct form_field *ff = f->word_of;
    struct arena *scratch = arena_create();
    const struct word_hint *hint = ff ? first_hint(p, f, ff, scratch) : NULL;
    if (hint) {
        edit_set(&ff->edit, words_taken(ff->edit.text, hint, scratch));
        pane_say(p, "%s: now “%s”.", ff->f->label, hint->say);
        form_words_check(p, ff);
    }
    arena_destroy(scratch);
    return hint != NULL;
}
