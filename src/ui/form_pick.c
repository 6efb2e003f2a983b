/* SPDX-License-Identifier: MIT */
/* The list under a field that points to records: type letters, it narrows. */
#include "form_pick_priv.h"
#include "form_priv.h"
#include "form_value_priv.h"
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

bool form_picks(const struct form_field *ff)
{
    return ff && (ff->f->type == FIELD_REF || ff->f->type == FIELD_LINKS);
}

bool form_wants_picks(const struct form *f)
{
    const struct form_field *ff = form_focused(f);
    return form_picks(ff) && (f->picker.for_field != ff || f->picker.stale);
}

static hub_id hub_of(const struct form *f, struct hub *h)
{
    hub_id hub = ref_of(f, "hub_id");
    return noun_field(f->noun, "hub_id") && !id_known(hub) ? hub_default(h) : hub;
}

enum hub_rc form_load_picks_of(
    struct form *f, const struct form_field *ff, struct hub *h, struct hub_err *err)
{
    struct form_picker *k = &f->picker;
    const struct noun *n = noun_find(ff->f->ref);
    hub_id family = ref_of(f, "family_id"), hub = hub_of(f, h);
    bool many = ff->f->type == FIELD_REF && !f->picker_asked && hub_picks_many(h, n, family, hub);
    arena_reset(f->picks);
    *k = (struct form_picker){.for_field = ff, .many = many};
    enum hub_rc rc = many ? hub_picks_like(h, n, family, hub, ff->edit.text, f->picks, &k->all,
                                &k->all_count, err)
                          : hub_picks(h, n, family, hub, f->picks, &k->all, &k->all_count, err);
    k->shown = arena_array(f->picks, k->all_count + 1, sizeof *k->shown);
    k->ticked = arena_array(f->picks, k->all_count + 1, sizeof *k->ticked);
    return rc;
}

enum hub_rc form_load_picks(struct form *f, struct hub *h, struct hub_err *err)
{
    bool open = f->picker_asked || f->picker.stale, browse = f->picker_asked;
    enum hub_rc rc = form_load_picks_of(f, form_focused(f), h, err);
    f->picker_asked = false;
    f->picker.open = open;
    f->picker.browse = browse;
    form_narrow_picks(f);
    return rc;
}

static const char *needle_of(const struct form_picker *k, struct arena *a)
{
    const struct form_field *ff = k->for_field;
    if (!ff || !k->open) {
        return "";
    }
    const char *text = ff->f->type == FIELD_LINKS ? form_links_begun(ff)
                       : k->browse                ? ""
                                                  : ff->edit.text;
    return utf8_fold(a, str_trim(a, text));
}

/* Those that fit: what begins with the letters first. The marked one stays so while it is there. */
void form_narrow_picks(struct form *f)
{
    struct form_picker *k = &f->picker;
    const struct pick *marked = k->at < k->count ? k->shown[k->at] : NULL;
    hub_id now = marked ? marked->id : k->browse && k->for_field ? k->for_field->ref : ID_NONE;
    struct arena *scratch = arena_create();
    const char *needle = needle_of(k, scratch);
    k->count = k->at = 0;
    for (int fit = PICK_BEGINS; fit > PICK_NOT && k->open && !k->stale; fit--) {
        for (size_t i = 0; i < k->all_count; i++) {
            if (pick_fits(&k->all[i], needle) == (enum pick_fit)fit) {
                k->at = id_eq(k->all[i].id, now) ? k->count : k->at;
                k->shown[k->count++] = &k->all[i];
            }
        }
    }
    if (k->open && k->for_field && k->for_field->f->type == FIELD_LINKS) {
        form_links_tick(f);
    }
    arena_destroy(scratch);
}

void form_open_picks(struct form *f)
{
    f->picker_asked = f->picker.for_field != form_focused(f) || f->picker.many;
    f->picker.stale = f->picker.stale || f->picker.many;
    f->picker.open = f->picker.browse = true;
    f->picker.count = 0; /* none is marked yet */
    form_narrow_picks(f);
}

static size_t moved(const struct form_picker *k, int step)
{
    size_t last = k->count - 1;
    return step < 0 ? (k->at < (size_t)-step ? 0 : k->at - (size_t)-step)
                    : (k->at + (size_t)step > last ? last : k->at + (size_t)step);
}

bool form_pick_key(struct form *f, const struct ui_event *ev)
{
    struct form_picker *k = &f->picker;
    if ((ev->key != K_UP && ev->key != K_DOWN) || !k->open || k->count == 0) {
        return false;
    }
    k->at = moved(k, ev->key == K_UP ? -1 : 1);
    return true;
}

bool form_pick_page(struct form *f, int step)
{
    struct form_picker *k = &f->picker;
    if (!k->open || k->count == 0) {
        return false;
    }
    k->at = moved(k, step * FORM_PICKS);
    return true;
}

static void take(struct form_field *ff, const struct pick *pick)
{
    edit_set(&ff->edit, pick->name);
    ff->ref = pick->id;
    ff->message = "";
}

/* Taken when letters were typed, or when the list was asked for: never the first one by chance. */
bool form_pick_take(struct form *f)
{
    struct form_picker *k = &f->picker;
    struct form_field *ff = form_focus(f);
    bool taken = ff && ff == k->for_field && k->open && k->at < k->count &&
                 (k->browse || !form_field_empty(ff));
    if (taken) {
        take(ff, k->shown[k->at]);
    }
    k->open = k->browse = false;
    return taken;
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

enum { ECHO_COLS = 40 /* of what was typed, or pasted by mistake */ };

static const char *not_one(const struct form_field *ff, size_t same, struct arena *a)
{
    if (same) {
        return arena_printf(
            a, "There are %zu called \"%s\". Type it again and choose one.", same, ff->edit.text);
    }
    size_t all = strlen(ff->edit.text), len = utf8_fit(ff->edit.text, ECHO_COLS, NULL);
    return arena_printf(a, "Nothing here is called \"%s%s\". Type a few letters and choose.",
        arena_strndup(a, ff->edit.text, len), len < all ? " …" : "");
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
        if (same == 0 && k->open && !k->browse && k->count == 1) {
            one = k->shown[0];
            same = 1;
        }
        if (same == 1) {
            take(ff, one);
        } else {
            ff->message = not_one(ff, same, a);
        }
    }
    k->open = k->browse = false;
    arena_destroy(scratch);
    return !*ff->message;
}
