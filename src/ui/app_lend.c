/* SPDX-License-Identifier: MIT */
/* While a register is lent nothing else is shown or heard, until the PIN is given. */
#include "app_priv.h"
#include "lent_priv.h"

bool app_lent(const struct app *app)
{
    for (size_t i = 0; i < app->depth; i++) {
        if (app->stack[i]->ops == &pane_lent) {
            return true;
        }
    }
    return false;
}

void app_lend_end(struct app *app)
{
    while (app_lent(app)) {
        app_close_front(app);
    }
}
