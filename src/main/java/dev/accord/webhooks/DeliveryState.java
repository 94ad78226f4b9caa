package dev.accord.webhooks;

/** How far a delivery has come. */
public enum DeliveryState {
    WAITING("Waiting"),
    DELIVERED("Delivered"),
    FAILED("Given up");

    private final String label;

    DeliveryState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
