/** Where an administrator says which programs are told of what, and sees what came of it. */
@NullMarked
package dev.accord.webhooks.ui;

import org.jspecify.annotations.NullMarked;
