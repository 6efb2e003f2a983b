/* SPDX-License-Identifier: MIT */
#ifndef HUB_UI_ROTA_READ_PRIV_H
#define HUB_UI_ROTA_READ_PRIV_H

#include "rota_view_priv.h"

/* Fills s->read unless what is there still stands; on an error it is left as it was. */
enum hub_rc rota_read_for(struct rota_view *s, struct hub *hub, struct hub_err *err);

#endif
