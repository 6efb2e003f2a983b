/* SPDX-License-Identifier: MIT */
/* One more of what a part holds: the form begins with what the place says already. */
#include "hub/base/str.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/noun.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "parts_view_priv.h"

enum { SET_MOST = PART_PRESETS + 2 };

unsigned parts_add(struct pane *p, const struct noun *n)
{
    struct parts_view *s = p->state;
    const struct part *part = parts_at(s);
    const struct part_line *line = parts_selected(s);
    struct assignment set[SET_MOST];
    n = n ? n : noun_find(str_part(p->loaded, part->adds ? part->adds : "", 0));
    if (!n) {
        pane_say(p, "This part fills itself.");
        return REACT_DRAW;
    }
    size_t count = part_presets(part, &s->view, line, n, p->loaded, set);
    if (str_eq(s->top->name, "family")) {
        set[count++] = (struct assignment){FORM_FAMILY, id_text(p->loaded, s->id)};
    }
    form_open_new(p, n, set, count);
    return REACT_DRAW;
}

static size_t noun_at(const char *adds, const struct part_line *line)
{
    int at = line && line->noun ? str_part_index(adds, line->noun->name) : -1;
    return at < 0 ? 0 : (size_t)at;
}

unsigned parts_new(struct pane *p)
{
    struct parts_view *s = p->state;
    const struct part *part = parts_at(s);
    struct answer answers[CHOOSE_MOST];
    size_t count = part->adds ? str_parts(part->adds) : 0;
    if (count < 2) {
        return parts_add(p, NULL);
    }
    for (size_t i = 0; i < count && i < CHOOSE_MOST; i++) {
        const struct noun *n = noun_find(str_part(p->life, part->adds, i));
        answers[i] = (struct answer){arena_printf(p->life, "parts.add.%s", n->name), n->title};
    }
    pane_choose(
        p, "New", "What is to be added?", answers, count, noun_at(part->adds, parts_selected(s)));
    return REACT_DRAW;
}

bool parts_wants_home(const struct parts_view *s)
{
    static const char *const of_home = "people|home";
    return str_eq(s->top->name, "host") && !id_known(s->view.home) &&
           str_part_index(of_home, parts_at(s)->word) >= 0;
}

/* The home gets the host's name; a home of that name is taken as theirs. */
unsigned parts_make_home(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct parts_view *s = p->state;
    struct host host;
    struct hub_err ignored;
    hub_id home;
    enum hub_rc rc = hub_get(hub, &host_noun, s->id, p->loaded, &host, err);
    if (rc == HUB_OK && hub_find(hub, &home_noun, host.name, &home, &ignored) != HUB_OK) {
        struct assignment set[] = {
            {"hub_id", id_text(p->loaded, host.hub_id)}, {"name", host.name}};
        rc = hub_add(hub, &home_noun, set, sizeof set / sizeof *set, &home, err);
    }
    if (rc == HUB_OK) {
        struct assignment set = {"home_id", id_text(p->loaded, home)};
        rc = hub_edit(hub, &host_noun, s->id, &set, 1, err);
    }
    if (rc == HUB_OK) {
        pane_say(p, "The home is there now. n adds to it, e writes down the address.");
    }
    return REACT_LOAD | REACT_DETAIL;
}
