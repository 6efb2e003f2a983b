/* SPDX-License-Identifier: MIT */
/* What copies are taken for and by whom, and the sentences about them. */
#include "command_priv.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/command/away.h"
#include "hub/command/spool_out.h"
#include "hub/model/person.h"
#include "hub/service/calendar.h"
#include "hub/service/packs.h"
#include "hub/service/records.h"

#include <ctype.h>
#include <inttypes.h>

/* --- what for, and who ------------------------------------------------------------------ */

static bool listed(const struct away_events *e, hub_id id)
{
    for (size_t i = 0; i < e->count; i++) {
        if (id_eq(e->items[i].id, id)) {
            return true;
        }
    }
    return false;
}

enum hub_rc away_events(struct hub *h, struct arena *a, struct away_events *out, struct hub_err *err)
{
    struct calendar c;
    hub_date today = hub_today(h);
    *out = (struct away_events){0};
    enum hub_rc rc =
        hub_calendar(h, today, date_add(today, AWAY_DAYS), CALENDAR_EVENTS, a, &c, err);
    for (size_t i = 0; rc == HUB_OK && i < c.count && out->count < AWAY_EVENTS; i++) {
        const struct calendar_item *item = &c.items[i];
        if (item->kind == CALENDAR_EVENT && !listed(out, item->id)) {
            out->items[out->count++] = (struct away_event){item->id, item->first, item->title};
        }
    }
    return rc;
}

static bool carries(const struct person *p)
{
    return str_part_index("hub carer|liaison worker|host|event helper", p->role ? p->role : "") >= 0;
}

enum hub_rc away_people(struct hub *h, struct arena *a, struct away_person **out, size_t *count,
    struct hub_err *err)
{
    struct record_list list = {0};
    struct record_ask ask = record_ask_all();
    struct hub_err ignored;
    *count = 0;
    *out = arena_array(a, 1, sizeof **out);
    (*out)[(*count)++] = (struct away_person){hub_person_id(h), hub_person(h)};
    if (hub_list(h, &person_noun, &ask, a, &list, &ignored) != HUB_OK) {
        (void)err;
        return HUB_OK; /* who may not see the others takes it for themselves */
    }
    struct away_person *all = arena_array(a, list.count + 1, sizeof *all);
    all[0] = (*out)[0];
    for (size_t i = 0; i < list.count; i++) {
        const struct person *p = record_at(&list, i);
        if (carries(p) && !id_eq(p->record.id, all[0].id)) {
            all[(*count)++] = (struct away_person){p->record.id, p->name};
        }
    }
    *out = all;
    return HUB_OK;
}

/* --- sentences ---------------------------------------------------------------------------- */

static const char *changes(int64_t n, struct arena *a)
{
    return n == 1 ? "1 change is" : arena_printf(a, "%" PRId64 " changes are", n);
}

const char *away_overdue(const struct away_state *s, struct arena *a)
{
    char day[DATE_TEXT];
    return s->form != FORM_AWAY || !s->overdue
               ? ""
               : arena_printf(a, "Due home on %s: bring this copy home when you can.",
                     date_long(s->due, day));
}

const char *away_told_once(const struct away_state *s, struct arena *a)
{
    char at[DATE_TEXT];
    struct sb b = sb_on(a);
    if (s->cut) {
        sb_addf(&b,
            "The last save before this was cut off, by a power cut or a full stick. All that was "
            "saved until %s is here. What was written after that is not: please look, and write it "
            "again.",
            wall_long(stamp_to_wall(s->cut_at), at));
    }
    if (s->damaged) {
        sb_addf(&b, "%sThis file is damaged. What could be read is shown, and nothing can be saved "
                    "in it. Keep the file as it is and ask your helper.", b.len ? "\n\n" : "");
    }
    if (s->by_words) {
        sb_addf(&b, "%sThe words of the recovery sheet opened this file. Give it a passphrase again: "
                    "menu, Its passphrase.", b.len ? "\n\n" : "");
    }
    if (s->clock_behind) {
        sb_addf(&b, "%sThis computer's clock is behind: it shows a moment before this copy was "
                    "taken. Please set it, so that times are written down right.",
            b.len ? "\n\n" : "");
    }
    return sb_str(&b);
}

const char *away_leaving(const struct away_state *s, struct arena *a)
{
    if (s->form != FORM_AWAY || s->steps == 0) {
        return "";
    }
    return arena_printf(a, "%s only in this copy; bring it home when you can.", changes(s->steps, a));
}

const char *away_counts(const struct pack_lost *held, struct arena *a)
{
    return arena_printf(a, "%zu %s, %zu %s", held->family_count,
        words_many(held->family_count, "family", "families"), held->children, words_many(held->children, "child", "children"));
}

/* Capitals throughout: the key may be down. */
static bool in_capitals(const char *typed)
{
    bool any = false;
    for (const char *s = typed; *s; s++) {
        if (islower((unsigned char)*s)) {
            return false;
        }
        any = any || isupper((unsigned char)*s);
    }
    return any;
}

const char *away_wrong(const char *why, const char *typed, struct arena *a)
{
    return arena_printf(a, "%s %s", why,
        in_capitals(typed) ? "It was typed in CAPITALS: is Caps Lock on?"
                           : "Is Caps Lock off? Are the spaces the same? Nothing is lost by trying "
                             "again.");
}

const char *away_from_there(const struct invocation *inv, struct arena *a)
{
    return arena_printf(a,
        "The copy is on your own computer, so it comes home from there. Leave hub here, and type:\n\n"
        "hub return FILE.hubpack %s\n\nIt shows what the copy brings, and asks first. Without hub on "
        "that computer: %s < FILE.hubpack",
        spool_server(inv), spool_call(inv, "return - --yes", a));
}

const char away_advice[] =
    "Three or four words that do not belong together, with spaces between, are easy to keep in "
    "mind, and nobody guesses them: an animal, a tool, a town, say. No names, no birthdays. Away from "
    "home nobody can open the copy without it, so do not write it on the stick or keep it with the laptop.";
