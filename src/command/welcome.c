/* SPDX-License-Identifier: MIT */
#include "hub/command/welcome.h"

#include "hub/service/personal.h"
#include "hub/service/roles.h"

static const char *const welcomes[ROLE_COUNT] = {
    [ROLE_LIAISON] = "This is the hub as its carers keep it, for you to read. Nothing you "
                     "press changes anything.",
    [ROLE_HOST] = "Here is who stays with you, what each child needs, and what is still "
                  "to do. Nobody else's family is here.",
    [ROLE_PEER] = "Once a week: were you in touch? Nothing more is asked, and what you "
                  "talk about stays between you.",
    [ROLE_EVENT] = "This is the register of the event you help at, and nothing else.",
    [ROLE_TECHNICAL] = "Here is whether hub is in order, and whose key opens it. Nobody's "
                       "name is shown to you.",
};

const char *welcome_words(struct hub *h, struct arena *a)
{
    struct hub_err ignored;
    const char *answered = NULL, *words = welcomes[hub_role(h)->id];
    if (!words || hub_readonly(h) || hub_personal(h, PERSONAL_PLAIN, a, &answered, &ignored) != HUB_OK ||
        answered) {
        return NULL;
    }
    return arena_printf(a, "Welcome, %s. %s", hub_person(h), words);
}
