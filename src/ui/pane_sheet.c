/* SPDX-License-Identifier: MIT */
/* One record of any noun to read: what is written down, under the parts of its form. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/noun.h"
#include "hub/model/noun_part.h"
#include "hub/service/corrections.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "text_view_priv.h"

#include <string.h>

enum { INDENT = 1 };

struct sheet {
    const struct noun *noun;
    hub_id id, family;
    struct text_view text;
};

static void sheet_open(struct pane *p, const struct pane_target *target)
{
    struct sheet *s = p->state;
    s->noun = noun_find(target->text);
    s->id = (hub_id){target->id};
    s->text.airy = true;
    s->text.more = "PgDn: more";
}

/* --- load -------------------------------------------------------------------- */

struct reading {
    struct pane *p;
    struct namer *names;
    const void *rec;
    bool several; /* hubs in the file */
};

static bool is_name(const struct field *f)
{
    return str_part_index("name|known_as", f->column) >= 0 || f->type == FIELD_REF ||
           f->type == FIELD_LINKS;
}

/* While names are hidden: initials, the first word of an alert, nothing that is free text. */
static const char *hidden_value(const struct field *f, const char *value, struct arena *a)
{
    if (f->flags & FIELD_ALERT) {
        return arena_strndup(a, value, strcspn(value, " ,;:"));
    }
    if (is_name(f)) {
        return utf8_initials(a, value);
    }
    bool free_text = f->type <= FIELD_EMAIL && f->type != FIELD_CHOICE;
    return free_text || (f->flags & (FIELD_PRIVATE | FIELD_SENSITIVE)) ? "" : value;
}

static const char *value_of(const struct reading *r, const struct field *f)
{
    const char *value = namer_field(r->names, f, r->rec, true);
    return r->p->view.hide ? hidden_value(f, value, r->p->loaded) : value;
}

static bool add_field(const struct reading *r, const struct field *f, const char *heading)
{
    struct sheet *s = r->p->state;
    struct arena *a = r->p->loaded;
    const char *value = value_of(r, f);
    bool only_hub = str_eq(f->ref, "hub") && !r->several;
    if (only_hub || str_empty(value)) {
        return false;
    }
    if (heading) {
        text_view_add(&s->text, a, TONE_HEADING, heading);
    }
    text_view_add(&s->text, a, f->flags & FIELD_ALERT ? TONE_ALERT : TONE_PLAIN,
        arena_printf(a, "%s%s%s", f->label, f->type == FIELD_NOTE ? ":\n" : ": ", value));
    return true;
}

static void add_part(const struct reading *r, const struct noun_part *part)
{
    const struct sheet *s = r->p->state;
    bool begun = false;
    for (size_t i = 0; i < s->noun->field_count; i++) {
        const struct field *f = &s->noun->fields[i];
        if (str_part_index(part->columns, f->column) >= 0) {
            begun |= add_field(r, f, begun ? NULL : part->title);
        }
    }
}

static bool in_a_part(const struct noun *n, const struct field *f)
{
    for (size_t i = 0; i < noun_part_count; i++) {
        const struct noun_part *part = &noun_parts[i];
        if (str_eq(part->noun, n->name) && str_part_index(part->columns, f->column) >= 0) {
            return true;
        }
    }
    return false;
}

static void add_all(const struct reading *r)
{
    const struct sheet *s = r->p->state;
    const struct noun *n = s->noun;
    for (size_t i = 0; i < noun_part_count; i++) {
        if (str_eq(noun_parts[i].noun, n->name)) {
            add_part(r, &noun_parts[i]);
        }
    }
    for (size_t i = 0; i < n->field_count; i++) {
        if (!in_a_part(n, &n->fields[i])) {
            add_field(r, &n->fields[i], NULL);
        }
    }
}

/* That it was taken back or corrected, by whom and when. */
static void add_end(const struct reading *r, struct hub *hub)
{
    struct sheet *s = r->p->state;
    const char *became = r->p->view.hide ? "" : hub_standing(hub, s->noun, r->rec, r->p->loaded);
    if (*became) {
        text_view_add(&s->text, r->p->loaded, TONE_WARN, became);
    }
}

static hub_id family_of(const struct noun *n, const void *rec)
{
    const struct field *f = noun_field(n, "family_id");
    return f ? *(const hub_id *)(const void *)((const char *)rec + f->offset) : ID_NONE;
}

static enum hub_rc sheet_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct sheet *s = p->state;
    struct arena *a = p->loaded;
    void *rec = arena_alloc(a, s->noun->size);
    s->text.detail = (struct detail){0};
    s->family = ID_NONE;
    enum hub_rc rc = hub_get(hub, s->noun, s->id, a, rec, err);
    if (rc != HUB_OK) {
        return rc;
    }
    const struct hub_entry *entries;
    struct reading r = {p, namer_create(hub, a), rec, hub_entries(hub, &entries) > 1};
    const char *name = namer_shown(r.names, s->noun, s->id, p->view.hide);
    s->family = family_of(s->noun, rec);
    s->text.detail.title =
        arena_printf(a, "%s %s", s->noun->title, name);
    add_all(&r);
    add_end(&r, hub);
    return HUB_OK;
}

/* --- draw, act --------------------------------------------------------------- */

static void sheet_draw(const struct pane *p, struct canvas *c)
{
    const struct sheet *s = p->state;
    struct area inside = {0, INDENT, canvas_rows(c), canvas_cols(c) - 2 * INDENT};
    struct area before = canvas_enter(c, inside);
    text_view_draw(&s->text, c, true);
    canvas_leave(c, before);
}

static unsigned open_family(struct pane *p)
{
    const struct sheet *s = p->state;
    if (id_known(s->family)) {
        pane_open(p, &pane_record, &(struct pane_target){.id = s->family.n, .text = "family"});
    }
    return REACT_DRAW;
}

static unsigned sheet_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct sheet *s = p->state;
    (void)err;
    if (str_eq(call->id, "open")) {
        return open_family(p);
    }
    if (str_eq(call->id, "history")) {
        pane_open(p, &pane_history, &(struct pane_target){.id = s->id.n, .text = s->noun->name});
        return REACT_DRAW;
    }
    if (str_eq(call->id, "edit")) {
        form_open_edit(p, s->noun, s->id);
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        return REACT_DRAW;
    }
    return text_view_act(&s->text, call->id, p->view.rows, p->view.cols - 2 * INDENT);
}

static const struct ui_key sheet_keys[] = {
    {K_ENTER, K_NONE, "open", "Family", "The family it belongs to.", KEY_BAR | KEY_MENU},
    {'e', K_NONE, "edit", "Edit", "Change what is written here.", KEY_BAR | KEY_MENU},
    {'h', K_NONE, "history", "History", "Who changed what, and when.", KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_sheet = {
    .name = "sheet",
    .title = "One record",
    .help = "Read on\nThe arrows, PgUp and PgDn move. Esc goes back to where you were.\n\n"
            "See the whole family\nEnter opens it.\n\n"
            "Change something\nPress e.\n\n"
            "See who changed what\nPress h.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct sheet),
    .keys = sheet_keys,
    .key_count = sizeof sheet_keys / sizeof *sheet_keys,
    .open = sheet_open,
    .load = sheet_load,
    .draw = sheet_draw,
    .act = sheet_act,
};
