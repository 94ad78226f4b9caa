/** The board of disputes and the page of one case. */
@NullMarked
package dev.accord.disputes.ui;

import org.jspecify.annotations.NullMarked;
