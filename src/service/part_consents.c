/* SPDX-License-Identifier: MIT */
/* Consents: of each child every kind there is, those never asked for too. */
#include "hub/base/str.h"
#include "hub/model/consent.h"
#include "hub/service/child_view.h"
#include "parts_priv.h"

/* "yes: private · Grace, signed · 3 Mar 2026" */
static const char *answer_text(struct part_writer *w, const struct consent *c)
{
    struct sb b = sb_on(w->a);
    sb_add(&b, c->answer);
    sb_addf(&b, "%s%s", str_empty(c->photo_use) ? "" : ": ", c->photo_use ? c->photo_use : "");
    part_join(&b, w->hide ? NULL : c->what);
    part_join(&b, arena_printf(w->a, "%s%s%s", part_name(w, c->given_by),
                      str_empty(c->how) ? "" : ", ", c->how ? c->how : ""));
    part_join(&b, part_day(w, c->given_on));
    return sb_str(&b);
}

static const char *mark_of(struct part_writer *w, const struct consent *c, enum tone *tone)
{
    if (date_known(c->withdrawn_on)) {
        *tone = TONE_ALERT;
        return arena_printf(w->a, "taken back %s%s%s", part_day(w, c->withdrawn_on),
            str_empty(c->withdrawn_by) ? "" : " by ",
            str_empty(c->withdrawn_by) ? "" : part_name(w, c->withdrawn_by));
    }
    return part_end(w, consent_until(c), PART_SOON_DAYS, tone);
}

static void consent_line(struct part_writer *w, const struct child *child, const struct consent *c)
{
    enum tone tone;
    const char *mark = mark_of(w, c, &tone);
    struct part_line *line = part_record(w, tone, &consent_noun, c->record.id);
    line->child = child->record.id;
    line->lead = c->kind;
    line->text = answer_text(w, c);
    line->mark = mark;
}

static void absent_line(
    struct part_writer *w, const struct child *child, const char *kind, int slot)
{
    struct part_line *line = part_add(w, PART_ABSENT, TONE_MUTED);
    line->noun = &consent_noun;
    line->field = noun_field(&consent_noun, "kind");
    line->about = line->lead = kind;
    line->child = child->record.id;
    line->slot = slot;
    line->text = "not asked yet";
}

/* A later answer to the same question stands in its place; the list is by kind, then what, then day. */
static bool given_again(const struct record_list *given, size_t k)
{
    if (k + 1 == given->count) {
        return false;
    }
    const struct consent *now = record_at(given, k), *next = record_at(given, k + 1);
    return str_eq(now->kind, next->kind) && str_eq(now->what, next->what);
}

static enum hub_rc child_consents(
    struct part_writer *w, const struct child *child, struct hub_err *err)
{
    struct record_list given;
    const char *kinds = noun_field(&consent_noun, "kind")->choices;
    enum hub_rc rc = part_list(
        w, &consent_noun, "child_id", child->record.id, "kind,what,given_on,id", &given, err);
    if (rc != HUB_OK) {
        return rc;
    }
    part_heading(w, "%s", part_child_head(w, child));
    for (size_t i = 0; i < str_parts(kinds); i++) {
        const char *kind = str_part(w->a, kinds, i);
        bool asked = false;
        for (size_t k = 0; k < given.count; k++) {
            const struct consent *c = record_at(&given, k);
            if (str_eq(c->kind, kind) && !given_again(&given, k)) {
                consent_line(w, child, c);
                asked = true;
            }
        }
        if (!asked) {
            absent_line(w, child, kind, (int)i);
        }
    }
    return HUB_OK;
}

enum hub_rc part_consents(struct part_writer *w, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < w->children.count; i++) {
        rc = child_consents(w, record_at(&w->children, i), err);
    }
    return rc;
}
