package dev.accord.leads.ui;

import dev.accord.leads.Lifecycle;
import dev.accord.leads.LifecycleChange;
import dev.accord.leads.LifecyclePreview;
import dev.accord.leads.Stage;
import dev.accord.leads.Trait;
import dev.accord.shared.Refused;
import java.io.Serializable;
import java.util.List;

/** What the dialogs of the lifecycle ask for; they know no service. */
interface ChangeDesk extends Serializable {

    /** @throws Refused where the change makes no sense */
    LifecyclePreview preview(LifecycleChange change);

    List<Lifecycle.TraitValue> values(Stage stage, Trait trait);

    /** Makes the change that was agreed to, and closes the dialog when it is made. */
    void apply(LifecyclePreview agreed, String why, ChangeDialog dialog);
}
