/* SPDX-License-Identifier: MIT */
#include "kept.h"

#include "hub/base/str.h"
#include "unit.h"

#include <string.h>

struct today kept_today(struct open_hub *w)
{
    const struct hub_entry *hubs;
    struct today t;
    hub_id before = hub_narrowed(w->h);
    assert_true(hub_entries(w->h, &hubs) > 0);
    if (!id_known(before)) {
        hub_narrow_to(w->h, hubs[0].id);
    }
    if (hub_today_kept(w->h, w->a, &t, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    hub_narrow_to(w->h, before);
    return t;
}

const struct today_need *need_with(const struct today *t, const char *words)
{
    for (size_t i = 0; i < t->need_count; i++) {
        if (strstr(t->needs[i].text, words)) {
            return &t->needs[i];
        }
    }
    return NULL;
}

static const char *need_text(struct open_hub *w, const struct today_need *n)
{
    char day[DATE_TEXT];
    return arena_printf(w->a, "%d %d %s %lld %s [%s]", n->level, n->kind,
        date_known(n->when) ? date_iso(n->when, day) : "", (long long)n->record.n, n->text,
        n->what ? n->what : "");
}

static const char *needs_text(struct open_hub *w, const struct today *t)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < t->need_count; i++) {
        sb_addf(&b, "%s\n", need_text(w, &t->needs[i]));
    }
    return sb_str(&b);
}

static const char *day_text(struct open_hub *w, const struct today *t)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < t->move_count; i++) {
        const struct today_move *m = &t->moves[i];
        sb_addf(&b, "%s %s %s %d\n", m->children, m->family, m->host, m->arrives);
    }
    for (size_t i = 0; i < t->host_count; i++) {
        const struct today_host *h = &t->hosts[i];
        sb_addf(&b, "%s %d %d:", h->name, h->beds, h->away);
        for (size_t k = 0; k < h->count; k++) {
            sb_addf(&b, " %s%s", h->children[k].name, h->children[k].no_bed ? "!" : "");
        }
        sb_add(&b, "\n");
    }
    for (size_t i = 0; i < t->event_count; i++) {
        sb_addf(&b, "%s\n", t->events[i].name);
    }
    return sb_str(&b);
}

void kept_is_right(struct open_hub *w)
{
    const struct hub_entry *hubs;
    size_t count = hub_entries(w->h, &hubs);
    hub_id before = hub_narrowed(w->h);
    for (size_t i = 0; i < count; i++) {
        struct today kept, all;
        hub_narrow_to(w->h, hubs[i].id);
        kept = kept_today(w);
        assert_int_equal(hub_today_view(w->h, hub_today(w->h), w->a, &all, &w->err), HUB_OK);
        assert_false(kept.stale);
        assert_string_equal(needs_text(w, &kept), needs_text(w, &all));
        assert_string_equal(day_text(w, &kept), day_text(w, &all));
    }
    hub_narrow_to(w->h, before);
}
