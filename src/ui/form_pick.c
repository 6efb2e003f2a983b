/* SPDX-License-Identifier: MIT */
/* The list under a field that points to a record: type letters, it narrows. */
#include "form_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/noun.h"

#include <string.h>

static hub_id ref_of(const struct form *f, const char *column)
{
    bool family = str_eq(column, "family_id");
    for (size_t i = 0; i < f->count; i++) {
        if (str_eq(f->fields[i].f->column, column)) {
            return f->fields[i].ref;
        }
    }
    return family ? f->family : ID_NONE;
}

bool form_wants_picks(const struct form *f)
{
    const struct form_field *ff = form_focused(f);
    return ff && ff->f->type == FIELD_REF && f->picker.for_field != ff;
}

enum hub_rc form_load_picks(struct form *f, struct hub *h, struct hub_err *err)
{
    const struct form_field *ff = form_focused(f);
    arena_reset(f->picks);
    f->picker = (struct form_picker){.for_field = ff};
    enum hub_rc rc = hub_picks(h, noun_find(ff->f->ref), ref_of(f, "family_id"),
        ref_of(f, "hub_id"), f->picks, &f->picker.all, &f->picker.all_count, err);
    form_narrow_picks(f);
    return rc;
}

static bool matches(const struct pick *pick, const char *needle, struct arena *a)
{
    const char *all = arena_printf(a, "%s %s", pick->name, pick->beside);
    return !*needle || utf8_find(utf8_fold(a, all), needle);
}

/* The marked one stays marked while it is among those shown. */
void form_narrow_picks(struct form *f)
{
    struct form_picker *k = &f->picker;
    const struct form_field *ff = k->for_field;
    const struct pick *marked = k->at < k->count ? k->shown[k->at] : NULL;
    struct arena *scratch = arena_create();
    const char *needle = ff && k->open ? utf8_fold(scratch, ff->edit.text) : "";
    k->count = k->at = k->matching = 0;
    for (size_t i = 0; i < k->all_count; i++) {
        if (!matches(&k->all[i], needle, scratch)) {
            continue;
        }
        k->matching++;
        if (k->count < FORM_PICKS) {
            k->at = &k->all[i] == marked ? k->count : k->at;
            k->shown[k->count++] = &k->all[i];
        }
    }
    arena_destroy(scratch);
}

bool form_pick_key(struct form *f, const struct ui_event *ev)
{
    struct form_picker *k = &f->picker;
    if ((ev->key != K_UP && ev->key != K_DOWN) || !k->open || k->count == 0) {
        return false;
    }
    size_t last = k->count - 1;
    k->at = ev->key == K_UP ? (k->at ? k->at - 1 : 0) : (k->at < last ? k->at + 1 : last);
    return true;
}

static void take(struct form_field *ff, const struct pick *pick)
{
    edit_set(&ff->edit, pick->name);
    ff->ref = pick->id;
    ff->message = "";
}

void form_pick_take(struct form *f)
{
    struct form_picker *k = &f->picker;
    struct form_field *ff = form_focus(f);
    if (ff && ff == k->for_field && k->open && k->at < k->count && !form_field_empty(ff)) {
        take(ff, k->shown[k->at]);
    }
    k->open = false;
}

/* How many have exactly this name; *one is one of them. */
static size_t same_name(
    const struct form_picker *k, const char *folded, const struct pick **one, struct arena *a)
{
    size_t same = 0;
    for (size_t i = 0; i < k->all_count; i++) {
        if (strcmp(utf8_fold(a, k->all[i].name), folded) == 0) {
            *one = &k->all[i];
            same++;
        }
    }
    return same;
}

static const char *not_one(const struct form_field *ff, size_t same, struct arena *a)
{
    if (same) {
        return arena_printf(
            a, "There are %zu called \"%s\". Type it again and choose one.", same, ff->edit.text);
    }
    return arena_printf(
        a, "Nothing here is called \"%s\". Type a few letters and choose.", ff->edit.text);
}

bool form_pick_settle(struct form *f, struct form_field *ff, struct arena *a)
{
    struct form_picker *k = &f->picker;
    struct arena *scratch = arena_create();
    const struct pick *one = NULL;
    if (form_field_empty(ff)) {
        edit_set(&ff->edit, "");
        ff->ref = ID_NONE;
    } else if (!id_known(ff->ref) && k->for_field == ff) {
        size_t same = same_name(k, utf8_fold(scratch, ff->edit.text), &one, scratch);
        if (same == 0 && k->open && k->matching == 1) {
            one = k->shown[0];
            same = 1;
        }
        if (same == 1) {
            take(ff, one);
        } else {
            ff->message = not_one(ff, same, a);
        }
    }
    k->open = false;
    arena_destroy(scratch);
    return !*ff->message;
}
