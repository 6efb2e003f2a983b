/* SPDX-License-Identifier: MIT */
/* A full stop hides names, as on the screen: somebody may be listening. */
#include "plain_priv.h"

#include "hub/base/utf8.h"

#include <string.h>

const char *shown_name(struct plain *p, const char *name)
{
    return p->hide ? utf8_initials(p->a, name) : name;
}

const char *shown_names(struct plain *p, const char *names)
{
    return p->hide ? utf8_initials_each(p->a, names) : names;
}

const char *shown_alert(struct plain *p, const char *alert)
{
    return p->hide ? arena_strndup(p->a, alert, strcspn(alert, " ,;:")) : alert;
}

void hide_or_show(struct plain *p)
{
    p->hide = !p->hide;
    say(p, p->hide ? "Names are hidden. A full stop shows them again." : "Names are shown.");
}

bool is_hidden(struct plain *p)
{
    if (p->hide) {
        say(p, "Names are hidden. Type a full stop to show them, then choose this again.");
    }
    return p->hide;
}
