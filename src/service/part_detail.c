/* SPDX-License-Identifier: MIT */
/* One line of a part in full: every field that says something. */
#include "hub/base/str.h"
#include "hub/model/consent.h"
#include "hub/service/child_view.h"
#include "parts_priv.h"

#include <string.h>

static void put(struct detail *d, struct arena *a, enum tone tone, const char *text)
{
    arena_grow(a, &d->lines, d->count, &d->cap, sizeof *d->lines);
    d->lines[d->count++] = (struct detail_line){tone, text};
}

/* While names are hidden neither names nor anything private. */
static bool shown(const struct field *f, const void *rec, bool hide)
{
    bool named = f->type == FIELD_REF || f->type == FIELD_LINKS || f->type == FIELD_TEXT ||
                 f->type == FIELD_NOTE;
    return !field_is_empty(f, rec) && !str_eq(f->column, "hub_id") &&
           !(hide && (named || f->flags & (FIELD_PRIVATE | FIELD_SENSITIVE)));
}

/* What the line itself does not say already. */
static void fields(struct namer *names, const struct part_line *line, const void *rec, bool hide,
    struct arena *a, struct detail *out)
{
    const struct noun *n = line->noun;
    const char *said = arena_printf(
        a, "%s %s %s", line->lead ? line->lead : "", line->text, line->mark ? line->mark : "");
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (!shown(f, rec, hide) || str_eq(f->column, n->owner) ||
            (n->when && str_part_index(n->when, f->column) >= 0)) {
            continue;
        }
        const char *value = namer_field(names, f, rec, true);
        if (f->type == FIELD_BOOL || !strstr(said, value)) {
            put(out, a, f->flags & FIELD_ALERT ? TONE_ALERT : TONE_PLAIN,
                arena_printf(a, "%s: %s", f->label, value));
        }
    }
}

/* What was answered to the same question before, newest first. */
static enum hub_rc answers_before(struct hub *h, const struct consent *c, struct arena *a,
    struct detail *out, struct hub_err *err)
{
    struct record_list list;
    struct record_query q = {.order = "-given_on,id"};
    char day[DATE_TEXT], until[DATE_TEXT];
    query_is(&q, "child_id", c->child_id);
    query_text(&q, "kind", RECORD_IS, c->kind);
    enum hub_rc rc = record_list(h->store, &consent_noun, &q, a, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct consent *old = record_at(&list, i);
        if (!id_eq(old->record.id, c->record.id) && str_eq(old->what, c->what)) {
            put(out, a, TONE_MUTED,
                arena_printf(a, "Before: %s, %s, %s, until %s", old->answer, old->given_by,
                    date_plain(old->given_on, day), date_plain(consent_until(old), until)));
        }
    }
    return rc;
}

static enum hub_rc child_fields(
    struct hub *h, hub_id id, bool hide, struct arena *a, struct detail *out, struct hub_err *err)
{
    struct child_view v;
    enum hub_rc rc = hub_child_view(h, id, hub_today(h), a, &v, err);
    for (size_t i = 0; rc == HUB_OK && !hide && i < v.collect_count; i++) {
        const struct collect_line *c = &v.collect[i];
        put(out, a, c->may ? TONE_PLAIN : TONE_ALERT,
            arena_printf(a, "%s %s%s%s%s%s%s%s", c->may ? "May collect:" : "NEVER:", c->name,
                c->relation ? " (" : "", c->relation ? c->relation : "", c->relation ? ")" : "",
                c->phone ? "  " : "", c->phone ? c->phone : "",
                c->only_today ? " · only today" : ""));
    }
    return rc;
}

enum hub_rc hub_part_detail(struct hub *h, const struct part_line *line, unsigned flags,
    struct arena *a, struct detail *out, struct hub_err *err)
{
    bool hide = flags & DETAIL_HIDE;
    *out = (struct detail){0};
    if (line->kind == PART_ABSENT) {
        put(out, a, TONE_MUTED, "Enter writes it down.");
        return HUB_OK;
    }
    if (line->kind == PART_FIELD) {
        put(out, a, line->tone, line->text);
        put(out, a, TONE_MUTED,
            line->tone != TONE_MUTED && line->field ? line->field->help
                                                    : "Enter asks for the first.");
        return HUB_OK;
    }
    if (!line->noun || !id_known(line->id)) {
        return HUB_OK;
    }
    struct namer *names = namer_create(h, a);
    void *rec = arena_alloc(a, line->noun->size);
    enum hub_rc rc = hub_get(h, line->noun, line->id, a, rec, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (line->noun == &child_noun) {
        return child_fields(h, line->id, hide, a, out, err);
    }
    fields(names, line, rec, hide, a, out);
    return line->noun == &consent_noun && !hide ? answers_before(h, rec, a, out, err) : HUB_OK;
}
